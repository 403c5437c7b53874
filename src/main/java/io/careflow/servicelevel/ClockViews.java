package io.careflow.servicelevel;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where clocks stand, and what happened to them. */
@Service
@Transactional(readOnly = true)
public class ClockViews {

    private final ClockTable table;
    private final ClockEvents events;
    private final BusinessCalendars calendars;
    private final Clock time;

    ClockViews(ClockTable table, ClockEvents events, BusinessCalendars calendars, Clock time) {
        this.table = table;
        this.events = events;
        this.calendars = calendars;
        this.time = time;
    }

    /** The clocks of a subject, in the order in which they were started. */
    public List<ClockView> of(String subjectType, UUID subjectId) {
        var clocks = table.of(subjectType, subjectId);
        var happened = events.of(clocks.stream().map(clock -> clock.id).toList());
        return clocks.stream().map(clock -> view(clock, happened.get(clock.id))).toList();
    }

    /** The notices that the clocks of a subject have given, oldest first. */
    public List<ClockNotice> notices(String subjectType, UUID subjectId) {
        return events.notices(subjectType, subjectId);
    }

    private ClockView view(ServiceClock clock, List<ClockView.Event> happened) {
        var windows = calendars.asItWas(clock.calendar, clock.calendarVersion).orElseThrow();
        return new ClockView(
                clock.id,
                clock.metric,
                clock.turn,
                clock.cycle,
                clock.state,
                clock.target.text(),
                clock.calendar,
                clock.calendarVersion,
                clock.rule,
                clock.policyVersion,
                clock.policy,
                clock.policyInputs,
                clock.startedAt,
                clock.haltedAt,
                clock.dueAt,
                clock.isBreachedBy(time.instant()),
                List.copyOf(clock.pauses),
                windows.zone().getId(),
                clock.target.explain(windows, clock.startedAt, clock.dueAt, clock.pauses),
                clock.target.warnings(windows, clock.startedAt, clock.dueAt),
                clock.target.unpublishedYears(windows, clock.startedAt, clock.dueAt),
                happened);
    }
}
