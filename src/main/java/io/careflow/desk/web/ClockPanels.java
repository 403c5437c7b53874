package io.careflow.desk.web;

import io.careflow.servicelevel.ClockState;
import io.careflow.servicelevel.ClockView;
import io.careflow.servicelevel.Clocks;
import io.careflow.servicelevel.Metric;
import io.careflow.servicelevel.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says how the clocks of a complaint stand, and how their due times came about: in words and as a strip of days. */
@Component
class ClockPanels {

    private static final String COMPLAINT = "complaint";

    private final Clocks clocks;
    private final TimeWords times;
    private final Wording wording;
    private final MessageSource messages;

    ClockPanels(Clocks clocks, TimeWords times, Wording wording, MessageSource messages) {
        this.clocks = clocks;
        this.times = times;
        this.wording = wording;
        this.messages = messages;
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
                amount(Duration.parse(clock.target()).toSeconds()),
                clock.calendar(),
                clock.timeZone(),
                clock.rule(),
                clock.policyVersion(),
                days(clock.explanation(), zone),
                clock.explanation().stream().map(step -> sentence(step, zone)).toList(),
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
        var late = event.late().toMinutes() == 0 ? null : amount(event.late().toSeconds());
        return new ClockPanel.Notice(
                wording.of("level", event.level()), wording.of("group", event.group()), event.at(), late);
    }

    private List<ClockPanel.Day> days(List<Step> steps, ZoneId zone) {
        var longest = steps.stream().mapToLong(ClockPanels::worked).max().orElse(1);
        var days = new ArrayList<ClockPanel.Day>();
        for (var step : steps) {
            days.add(day(step, zone, Math.max(1, longest)));
        }
        return days;
    }

    private static long worked(Step step) {
        return step instanceof Step.Worked worked ? worked.seconds() : 0;
    }

    private ClockPanel.Day day(Step step, ZoneId zone, long longest) {
        if (step instanceof Step.Worked worked) {
            return new ClockPanel.Day(
                    "worked", day(worked.date()), amount(worked.seconds()), worked.seconds() * 100 / longest);
        }
        if (step instanceof Step.Skipped skipped) {
            return new ClockPanel.Day("skipped", days(skipped.from(), skipped.to()), why(skipped), 0);
        }
        if (step instanceof Step.Paused paused) {
            return new ClockPanel.Day(
                    "paused", days(date(paused.from(), zone), date(paused.to(), zone)), say("strip.paused"), 0);
        }
        if (step instanceof Step.Summed summed) {
            return new ClockPanel.Day("summed", days(summed.from(), summed.to()), amount(summed.seconds()), 100);
        }
        var elapsed = (Step.Elapsed) step;
        return new ClockPanel.Day(
                "worked", days(date(elapsed.from(), zone), date(elapsed.to(), zone)), amount(elapsed.seconds()), 100);
    }

    private String sentence(Step step, ZoneId zone) {
        if (step instanceof Step.Worked worked) {
            var said = say(
                    "step.worked",
                    day(worked.date()),
                    time(worked.from(), zone),
                    time(worked.to(), zone),
                    amount(worked.seconds()));
            return worked.reason() == null ? said : say("step.because", said, worked.reason());
        }
        if (step instanceof Step.Skipped skipped) {
            return say("step.skipped", days(skipped.from(), skipped.to()), why(skipped));
        }
        if (step instanceof Step.Paused paused) {
            return say("step.paused", moment(paused.from(), zone), moment(paused.to(), zone), amount(paused.seconds()));
        }
        if (step instanceof Step.Summed summed) {
            return say(
                    "step.summed",
                    days(summed.from(), summed.to()),
                    summed.workingDays(),
                    amount(summed.seconds()),
                    summed.skippedDays());
        }
        var elapsed = (Step.Elapsed) step;
        return say("step.elapsed", moment(elapsed.from(), zone), moment(elapsed.to(), zone), amount(elapsed.seconds()));
    }

    private String why(Step.Skipped skipped) {
        return skipped.reason() != null
                ? skipped.reason()
                : say("strip." + skipped.why().name().toLowerCase(Locale.ROOT));
    }

    private String amount(long seconds) {
        var hours = seconds / 3600;
        var minutes = seconds % 3600 / 60;
        if (hours == 0) {
            return say("time.minutes", minutes);
        }
        return minutes == 0 ? say("time.hours", hours) : say("time.hours", hours) + " " + say("time.minutes", minutes);
    }

    private String days(LocalDate from, LocalDate to) {
        return from.equals(to) ? day(from) : day(from) + " – " + day(to);
    }

    private String day(LocalDate date) {
        return DateTimeFormatter.ofPattern(say("strip.date"), locale()).format(date);
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale())
                .withZone(zone)
                .format(at);
    }

    private static String moment(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(locale())
                .withZone(zone)
                .format(at);
    }

    private static LocalDate date(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
