package io.careflow.desk.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times in the reader's language, seen from now. The browser puts exact times into the reader's own zone. */
@Component("times")
class TimeWords {

    private static final Duration SOON = Duration.ofHours(2);
    private static final int HOURS_UNTIL_DAYS = 48;

    private final MessageSource messages;
    private final Clock clock;

    TimeWords(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** When something is due, seen from now. */
    public Due due(Instant at) {
        if (at == null) {
            return new Due(null, say("due.none"), "none");
        }
        var left = Duration.between(clock.instant(), at);
        if (left.isNegative()) {
            return new Due(at, say("due.overdue", length(left.abs())), "overdue");
        }
        return new Due(at, say("due.in", length(left)), left.compareTo(SOON) <= 0 ? "soon" : "later");
    }

    /** How long ago, or in how long: {@code 5 min ago}. */
    public String ago(Instant at) {
        var past = Duration.between(at, clock.instant());
        if (past.abs().toMinutes() == 0) {
            return say("time.now");
        }
        return past.isNegative() ? say("due.in", length(past.abs())) : say("time.ago", length(past));
    }

    /** Date and time; the zone is this machine's until the browser knows better. */
    public String exact(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale())
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    /** The day alone, in this machine's zone. */
    public String day(Instant at) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .withZone(ZoneId.systemDefault())
                .format(at);
    }

    private String length(Duration length) {
        if (length.toMinutes() < 60) {
            return say("time.minutes", Math.max(1, length.toMinutes()));
        }
        return length.toHours() < HOURS_UNTIL_DAYS
                ? say("time.hours", length.toHours())
                : say("time.days", length.toDays());
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
