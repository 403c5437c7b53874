package io.careflow.desk.web;

import io.careflow.servicelevel.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How a deadline came about, in the reader's language: in sentences and as a strip of days. */
@Component
public class StepWords {

    private final MessageSource messages;

    StepWords(MessageSource messages) {
        this.messages = messages;
    }

    /** The strip of days: a box a step, filled in proportion to the longest window. */
    public List<ClockPanel.Day> days(List<Step> steps, ZoneId zone) {
        var longest = steps.stream().mapToLong(StepWords::worked).max().orElse(1);
        var days = new ArrayList<ClockPanel.Day>();
        for (var step : steps) {
            days.add(day(step, zone, Math.max(1, longest)));
        }
        return days;
    }

    /** The steps in words, a sentence each. */
    public List<String> sentences(List<Step> steps, ZoneId zone) {
        // By the clock on the wall a pause is added as long as it was.
        var paused = steps.stream().anyMatch(Step.Elapsed.class::isInstance) ? "step.paused.wall-clock" : "step.paused";
        return steps.stream().map(step -> sentence(step, zone, paused)).toList();
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

    private String sentence(Step step, ZoneId zone, String pausedKey) {
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
            return say(pausedKey, moment(paused.from(), zone), moment(paused.to(), zone), amount(paused.seconds()));
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

    /** A length of time: {@code 2 h 30 min}. */
    public String amount(long seconds) {
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
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
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
