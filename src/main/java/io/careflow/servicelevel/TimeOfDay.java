package io.careflow.servicelevel;

import java.time.LocalTime;
import java.util.regex.Pattern;

/** Times of the day as people write them, to the minute. */
final class TimeOfDay {

    static final String END = "24:00";

    private static final int MINUTES = 24 * 60;
    private static final Pattern FORM = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d");

    private TimeOfDay() {}

    /** Minutes since midnight; {@code 24:00} is the end of the day. A fault is 422 and names the field. */
    static int minutes(String text, String field) {
        if (END.equals(text)) {
            return MINUTES;
        }
        if (text == null || !FORM.matcher(text).matches()) {
            throw FieldFault.of(field, CalendarRule.TIME_OF_DAY, String.valueOf(text));
        }
        return LocalTime.parse(text).toSecondOfDay() / 60;
    }

    static LocalTime of(int minutes) {
        return LocalTime.ofSecondOfDay(minutes % MINUTES * 60L);
    }
}
