package io.careflow.servicelevel;

import io.careflow.engine.ProcessMessages;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service-level clocks. Each keeps when its next notice is due, and whatever moves the clock moves that with it; the
 * process {@code service-level-notices} waits for those times.
 */
@Service
public class Clocks {

    static final String NOTICE_SOON = "service-clock-notice-soon";

    private static final Logger log = LoggerFactory.getLogger(Clocks.class);

    private final ClockTable table;
    private final ClockEvents events;
    private final BusinessCalendars calendars;
    private final ProcessMessages process;
    private final ApplicationEventPublisher listeners;
    private final Ids ids;
    private final Clock time;

    Clocks(
            ClockTable table,
            ClockEvents events,
            BusinessCalendars calendars,
            ProcessMessages process,
            ApplicationEventPublisher listeners,
            Ids ids,
            Clock time) {
        this.table = table;
        this.events = events;
        this.calendars = calendars;
        this.process = process;
        this.listeners = listeners;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Starts a clock, unless one of this metric runs or is paused: the oldest cause counts.
     *
     * @throws UnknownCalendar when there is no such calendar
     * @throws UnreachableTarget when the target takes more than ten years
     */
    @Transactional
    public Started start(ClockTerms terms) {
        var newest = table.lockNewest(terms.subjectType(), terms.subjectId(), terms.metric());
        var running = newest.filter(ServiceClock::isOpen);
        if (running.isPresent()) {
            return new Started(running.get().dueAt, false);
        }
        var windows = calendars.named(terms.policy().calendar());
        var clock =
                ServiceClock.of(ids.next(), newest.map(last -> last.turn + 1).orElse(1), terms, windows);
        var warnings = computeDue(clock, windows);
        // A notice that is out of reach is found now and not when somebody waits for it.
        clock.ladder.forEach(rung -> clock.noticeAt(windows, rung));
        clock.awaitNextNotice(windows);
        if (!table.insert(clock)) {
            // Somebody else was first, at the same moment.
            return new Started(
                    table.lockNewest(terms.subjectType(), terms.subjectId(), terms.metric())
                            .orElseThrow()
                            .dueAt,
                    false);
        }
        events.happened("started", clock, warnings);
        tellWhenSoon(clock);
        return new Started(clock.dueAt, true);
    }

    /** The customer is waited for: clocks that run stand still. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void pause(String subjectType, UUID subjectId, Metric metric) {
        change(subjectType, subjectId, metric, "paused", clock -> clock.pause(now()));
    }

    /** The customer was heard: what stood still goes on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> resume(String subjectType, UUID subjectId, Metric metric) {
        return change(subjectType, subjectId, metric, "resumed", clock -> clock.resume(now()));
    }

    /** What was due has been done. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(String subjectType, UUID subjectId, Metric metric) {
        change(subjectType, subjectId, metric, null, clock -> clock.stop(now()));
    }

    /**
     * What was done did not settle it: the clock goes on where it stopped, in a new cycle.
     *
     * @return when it is due now; empty when there is no such clock
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Instant> reopen(String subjectType, UUID subjectId, Metric metric) {
        return change(subjectType, subjectId, metric, "reopened", clock -> clock.reopen(now(), calendar(clock)));
    }

    /**
     * Has the newest clock of a metric count by another policy, from its start on and with the calendar as it is now.
     * What was told is not told again, except for levels whose time is still to come now.
     *
     * @return when it is due now
     * @throws ProblemException 404 when there is no such clock, 409 when it neither runs nor is paused
     * @throws UnknownCalendar when there is no such calendar
     * @throws UnreachableTarget when the target takes more than ten years
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Instant recalculate(String subjectType, UUID subjectId, Metric metric, Recalculation how) {
        var clock = table.lockNewest(subjectType, subjectId, metric)
                .orElseThrow(() -> ProblemException.notFound("There is no such clock."));
        var windows = calendars.named(how.policy().calendar());
        if (!clock.recalculate(how.policy(), windows, now())) {
            throw ProblemException.conflict("The clock is over.");
        }
        clock.ladder.forEach(rung -> clock.noticeAt(windows, rung));
        save(clock, windows);
        events.recalculated(clock, warnings(clock, windows), how);
        return clock.dueAt;
    }

    /** Nothing of the subject is due any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(String subjectType, UUID subjectId) {
        for (var clock : table.lockAll(subjectType, subjectId)) {
            if (clock.cancel(now())) {
                save(clock, calendar(clock));
                events.happened("cancelled", clock, List.of());
            }
        }
    }

    /** Gives the notices of a clock that are due, each once; a notice that is late says by how much. */
    @Transactional
    void giveNotices(UUID clockId) {
        table.lock(clockId).ifPresent(clock -> {
            var windows = calendar(clock);
            var until = clock.until(now());
            for (var rung : clock.toGive()) {
                var noticeAt = clock.noticeAt(windows, rung);
                if (noticeAt.isAfter(until)) {
                    break;
                }
                clock.given.add(rung.level());
                listeners.publishEvent(events.notified(clock, rung, noticeAt));
            }
            // Whoever gives notices waits for the next one without being told.
            clock.awaitNextNotice(windows);
            table.update(clock);
        });
    }

    private Optional<Instant> change(
            String subjectType, UUID subjectId, Metric metric, String event, Predicate<ServiceClock> step) {
        var found = table.lockNewest(subjectType, subjectId, metric);
        found.filter(step).ifPresent(clock -> {
            var windows = calendar(clock);
            var warnings = computeDue(clock, windows);
            save(clock, windows);
            events.happened(event != null ? event : clock.isMet() ? "met" : "missed", clock, warnings);
        });
        return found.map(clock -> clock.dueAt);
    }

    private void save(ServiceClock clock, BusinessCalendar windows) {
        clock.awaitNextNotice(windows);
        table.update(clock);
        tellWhenSoon(clock);
    }

    /** What is due before the process looks again by itself it has to be told of. */
    private void tellWhenSoon(ServiceClock clock) {
        if (clock.nextNoticeAt != null && clock.nextNoticeAt.isBefore(now().plus(ClockNotices.PERIOD))) {
            process.publish(NOTICE_SOON, clock.id.toString(), Map.of());
        }
    }

    private List<String> computeDue(ServiceClock clock, BusinessCalendar windows) {
        clock.computeDue(windows);
        return warnings(clock, windows);
    }

    private static List<String> warnings(ServiceClock clock, BusinessCalendar windows) {
        var warnings = clock.target.warnings(windows, clock.startedAt, clock.dueAt);
        warnings.forEach(warning -> log.warn(
                "The {} deadline of {} {} may be wrong: {}",
                clock.metric.code(),
                clock.subjectType,
                clock.subjectId,
                warning));
        return warnings;
    }

    /** The windows that the clock counts by. */
    private BusinessCalendar calendar(ServiceClock clock) {
        return calendars.asItWas(clock.calendar, clock.calendarVersion).orElseThrow();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * @param dueAt when the clock that runs now is due
     * @param isNew false when one ran already
     */
    public record Started(Instant dueAt, boolean isNew) {}
}
