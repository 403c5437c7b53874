package io.careflow.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Points in time as customers read them: in their language and on their clock. */
public final class DateTexts {

    private static final char NARROW_NO_BREAK_SPACE = '\u202F';

    private DateTexts() {}

    /** Date and time of day: {@code November 22, 2026, 5:00 PM}, {@code 2026年11月22日 17:00}. */
    public static String dateTime(Instant at, Locale locale, ZoneId zone) {
        return text(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT), at, locale, zone);
    }

    /** The date alone: {@code November 22, 2026}, {@code 2026年11月22日}. */
    public static String date(Instant at, Locale locale, ZoneId zone) {
        return text(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), at, locale, zone);
    }

    private static String text(DateTimeFormatter format, Instant at, Locale locale, ZoneId zone) {
        // This space is not in the alphabet of a plain SMS and would halve what one can hold.
        return format.withLocale(locale).format(at.atZone(zone)).replace(NARROW_NO_BREAK_SPACE, ' ');
    }
}
