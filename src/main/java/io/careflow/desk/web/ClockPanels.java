package io.careflow.desk.web;

import io.careflow.servicelevel.ClockState;
import io.careflow.servicelevel.ClockView;
import io.careflow.servicelevel.ClockViews;
import io.careflow.servicelevel.Target;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says how the clocks of a complaint stand, and how their due times came about: in words and as a strip of days. */
@Component
class ClockPanels {

    private static final String COMPLAINT = "complaint";

    private final ClockViews clocks;
    private final TimeWords times;
    private final StepWords steps;
    private final TargetWords targets;
    private final Wording wording;

    ClockPanels(ClockViews clocks, TimeWords times, StepWords steps, TargetWords targets, Wording wording) {
        this.clocks = clocks;
        this.times = times;
        this.steps = steps;
        this.targets = targets;
        this.wording = wording;
    }

    /** The newest clock of each metric of a complaint. */
    List<ClockPanel> of(UUID complaintId) {
        return of(COMPLAINT, complaintId);
    }

    /** The newest clock of each metric of a subject. */
    List<ClockPanel> of(String subjectType, UUID subjectId) {
        var all = clocks.of(subjectType, subjectId);
        return all.stream()
                .filter(clock -> all.stream()
                        .noneMatch(other -> other.metric() == clock.metric() && other.turn() > clock.turn()))
                .map(this::panel)
                .toList();
    }

    private ClockPanel panel(ClockView clock) {
        var zone = ZoneId.of(clock.timeZone());
        var target = Target.of(clock.target());
        return new ClockPanel(
                clock.metric(),
                clock.state(),
                standing(clock),
                clock.state() == ClockState.RUNNING ? times.due(clock.dueAt()) : null,
                clock.dueAt(),
                clock.haltedAt(),
                targets.of(target),
                clock.calendar(),
                clock.calendarVersion(),
                clock.timeZone(),
                clock.rule(),
                clock.policyVersion(),
                asked(clock.policyInputs()),
                steps.days(clock.explanation(), zone),
                Stream.concat(targets.rule(target).stream(), steps.sentences(clock.explanation(), zone).stream())
                        .toList(),
                clock.unpublishedYears().stream().map(targets::unpublished).toList(),
                clock.events().stream()
                        .filter(event -> event.level() != null)
                        .map(this::notice)
                        .toList(),
                recalculations(clock.events()));
    }

    private static List<ClockPanel.Recalculation> recalculations(List<ClockView.Event> events) {
        var recalculations = new ArrayList<ClockPanel.Recalculation>();
        for (var number = 1; number < events.size(); number++) {
            var event = events.get(number);
            if (event.event().equals("recalculated")) {
                recalculations.add(new ClockPanel.Recalculation(
                        event.at(),
                        event.actor(),
                        event.reason(),
                        events.get(number - 1).dueAt(),
                        event.dueAt()));
            }
        }
        return recalculations;
    }

    private String asked(Map<String, Object> inputs) {
        return inputs == null
                ? ""
                : wording.known("fact", inputs).entrySet().stream()
                        .map(input -> input.getKey() + " " + input.getValue())
                        .collect(Collectors.joining(" · "));
    }

    private static String standing(ClockView clock) {
        return switch (clock.state()) {
            case RUNNING -> clock.breached() ? "overdue" : "running";
            case PAUSED -> "paused";
            case STOPPED -> clock.breached() ? "missed" : "met";
            case CANCELLED -> "cancelled";
        };
    }

    private ClockPanel.Notice notice(ClockView.Event event) {
        var late =
                event.late().toMinutes() == 0 ? null : steps.amount(event.late().toSeconds());
        return new ClockPanel.Notice(
                wording.of("level", event.level()), wording.of("group", event.group()), event.at(), late);
    }
}
