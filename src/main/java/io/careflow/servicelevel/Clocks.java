package io.careflow.servicelevel;

import io.careflow.engine.ProcessMessages;
import io.careflow.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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
 * The service-level clocks. Each runs beside a flow: the process {@code service-level-clock} waits for its notices, and
 * hears in the same transaction of everything that moves them.
 */
@Service
public class Clocks {

    static final String STARTED = "service-clock-started";
    static final String CHANGED = "service-clock-changed";

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
        var running = newest.filter(clock -> clock.state == ClockState.RUNNING || clock.state == ClockState.PAUSED);
        if (running.isPresent()) {
            return new Started(running.get().dueAt, false);
        }
        var clock =
                ServiceClock.of(ids.next(), newest.map(last -> last.turn + 1).orElse(1), terms);
        var warnings = computeDue(clock);
        if (!table.insert(clock)) {
            // Somebody else was first, at the same moment.
            return new Started(
                    table.lockNewest(terms.subjectType(), terms.subjectId(), terms.metric())
                            .orElseThrow()
                            .dueAt,
                    false);
        }
        events.happened("started", clock, calendar(clock), warnings, null);
        runBeside(clock);
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
        return change(subjectType, subjectId, metric, "reopened", clock -> {
            var calendar = calendar(clock);
            return clock.reopen(now(), rung -> noticeAt(clock, calendar, rung));
        });
    }

    /** Nothing of the subject is due any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(String subjectType, UUID subjectId) {
        for (var clock : table.lockAll(subjectType, subjectId)) {
            if (clock.cancel(now())) {
                save(clock, "cancelled", List.of());
            }
        }
    }

    /**
     * Gives the notices that are due, each once, and tells what the clock waits for.
     *
     * @return over for a clock that does not exist
     */
    @Transactional
    public NextNotice notices(UUID clockId) {
        var found = table.lock(clockId);
        if (found.isEmpty()) {
            return NextNotice.OVER;
        }
        var clock = found.get();
        var calendar = calendar(clock);
        var now = now();
        // A clock that stands still has consumed nothing since then.
        var until = clock.haltedAt == null ? now : clock.haltedAt;
        for (var rung : clock.toGive()) {
            var noticeAt = noticeAt(clock, calendar, rung);
            if (noticeAt.isAfter(until)) {
                return clock.state == ClockState.RUNNING ? NextNotice.at(noticeAt) : standing(clock);
            }
            give(clock, calendar, rung, noticeAt, now);
        }
        return standing(clock);
    }

    /** The clocks of a subject, in the order in which they were started. */
    @Transactional(readOnly = true)
    public List<ClockView> of(String subjectType, UUID subjectId) {
        var clocks = table.of(subjectType, subjectId);
        var happened = events.of(clocks.stream().map(clock -> clock.id).toList());
        return clocks.stream().map(clock -> view(clock, happened.get(clock.id))).toList();
    }

    private static NextNotice standing(ServiceClock clock) {
        return clock.state == ClockState.PAUSED ? NextNotice.PAUSED : NextNotice.OVER;
    }

    private void give(ServiceClock clock, BusinessCalendar calendar, Rung rung, Instant noticeAt, Instant now) {
        clock.given.add(rung.level());
        table.update(clock);
        events.notified(clock, calendar, rung, noticeAt);
        var late = Duration.between(noticeAt, now);
        listeners.publishEvent(new ClockNotice(
                clock.id,
                clock.subjectType,
                clock.subjectId,
                clock.metric,
                clock.cycle,
                rung.level(),
                rung.group(),
                clock.dueAt,
                late));
    }

    private Optional<Instant> change(
            String subjectType, UUID subjectId, Metric metric, String event, Predicate<ServiceClock> step) {
        var found = table.lockNewest(subjectType, subjectId, metric);
        found.filter(step).ifPresent(clock -> {
            var warnings = computeDue(clock);
            save(clock, event != null ? event : clock.isMet() ? "met" : "missed", warnings);
        });
        return found.map(clock -> clock.dueAt);
    }

    private void save(ServiceClock clock, String event, List<String> warnings) {
        table.update(clock);
        events.happened(event, clock, calendar(clock), warnings, null);
        if (event.equals("reopened")) {
            runBeside(clock);
        } else {
            process.publish(CHANGED, clock.id.toString(), Map.of());
        }
    }

    /** One instance of the process for a clock and cycle; none where nobody is to be notified. */
    private void runBeside(ServiceClock clock) {
        if (clock.toGive().isEmpty()) {
            return;
        }
        var facts = new HashMap<String, Object>();
        facts.put("clockState", "waiting");
        facts.put(
                "nextNoticeAt",
                noticeAt(clock, calendar(clock), clock.toGive().getFirst()).toString());
        facts.put("clockId", clock.id.toString());
        facts.put(clock.subjectType + "Id", clock.subjectId.toString());
        process.publish(STARTED, clock.id.toString(), facts);
    }

    private List<String> computeDue(ServiceClock clock) {
        var calendar = calendar(clock);
        clock.dueAt = calendar.add(clock.startedAt, clock.target, clock.pauses).truncatedTo(ChronoUnit.MILLIS);
        var warnings = calendar.warnings(clock.startedAt, clock.dueAt);
        warnings.forEach(warning -> log.warn(
                "The {} deadline of {} {} may be wrong: {}",
                clock.metric.code(),
                clock.subjectType,
                clock.subjectId,
                warning));
        return warnings;
    }

    private static Instant noticeAt(ServiceClock clock, BusinessCalendar calendar, Rung rung) {
        var consumed = clock.target.multipliedBy(rung.percent()).dividedBy(100);
        return calendar.add(clock.startedAt, consumed, clock.pauses).truncatedTo(ChronoUnit.MILLIS);
    }

    private BusinessCalendar calendar(ServiceClock clock) {
        return calendars.named(clock.calendar);
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private ClockView view(ServiceClock clock, List<ClockView.Event> happened) {
        var version = happened.getLast().calendarVersion();
        var calendar = calendars.asItWas(clock.calendar, version).orElseGet(() -> calendar(clock));
        return new ClockView(
                clock.id,
                clock.metric,
                clock.turn,
                clock.cycle,
                clock.state,
                clock.target.toString(),
                clock.calendar,
                clock.rule,
                clock.policyVersion,
                clock.startedAt,
                clock.haltedAt,
                clock.dueAt,
                clock.isBreachedBy(now()),
                List.copyOf(clock.pauses),
                calendar.zone().getId(),
                calendar.explain(clock.startedAt, clock.dueAt, clock.pauses),
                calendar.warnings(clock.startedAt, clock.dueAt),
                happened);
    }

    /**
     * @param dueAt when the clock that runs now is due
     * @param isNew false when one ran already
     */
    public record Started(Instant dueAt, boolean isNew) {}
}
