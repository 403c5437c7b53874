package io.careflow.desk.web;

import io.careflow.servicelevel.ClockState;
import io.careflow.servicelevel.ClockView;
import io.careflow.servicelevel.Clocks;
import io.careflow.servicelevel.Metric;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says how the clocks of a complaint stand, and how their due times came about: in words and as a strip of days. */
@Component
class ClockPanels {

    private static final String COMPLAINT = "complaint";

    private final Clocks clocks;
    private final TimeWords times;
    private final StepWords steps;
    private final Wording wording;

    ClockPanels(Clocks clocks, TimeWords times, StepWords steps, Wording wording) {
        this.clocks = clocks;
        this.times = times;
        this.steps = steps;
        this.wording = wording;
    }

    /** The newest clock of each metric. */
    List<ClockPanel> of(UUID complaintId) {
        var all = clocks.of(COMPLAINT, complaintId);
        return all.stream()
                .filter(clock -> all.stream()
                        .noneMatch(other -> other.metric() == clock.metric() && other.turn() > clock.turn()))
                .map(this::panel)
                .toList();
    }

    private ClockPanel panel(ClockView clock) {
        var zone = ZoneId.of(clock.timeZone());
        return new ClockPanel(
                clock.metric(),
                clock.state(),
                standing(clock),
                clock.state() == ClockState.RUNNING ? times.due(clock.dueAt()) : null,
                clock.dueAt(),
                clock.haltedAt(),
                steps.amount(Duration.parse(clock.target()).toSeconds()),
                clock.calendar(),
                clock.timeZone(),
                clock.rule(),
                clock.policyVersion(),
                steps.days(clock.explanation(), zone),
                steps.sentences(clock.explanation(), zone),
                clock.warnings(),
                clock.events().stream()
                        .filter(event -> event.level() != null)
                        .map(event -> notice(clock.metric(), event))
                        .toList());
    }

    private static String standing(ClockView clock) {
        return switch (clock.state()) {
            case RUNNING -> clock.breached() ? "overdue" : "running";
            case PAUSED -> "paused";
            case STOPPED -> clock.breached() ? "missed" : "met";
            case CANCELLED -> "cancelled";
        };
    }

    private ClockPanel.Notice notice(Metric metric, ClockView.Event event) {
        var late =
                event.late().toMinutes() == 0 ? null : steps.amount(event.late().toSeconds());
        return new ClockPanel.Notice(
                wording.of("level", event.level()), wording.of("group", event.group()), event.at(), late);
    }
}
