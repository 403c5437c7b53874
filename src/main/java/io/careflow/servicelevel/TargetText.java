package io.careflow.servicelevel;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/** Targets as people write them in a policy. */
final class TargetText {

    static final String WALL_CLOCK = " wall clock";

    private static final Pattern DAYS = Pattern.compile("(-?\\d{1,9}) business days?");
    private static final Pattern CALENDAR_DAYS = Pattern.compile("[-+]?P[^T].*");

    private TargetText() {}

    static Target read(String written) {
        var text = written == null ? "" : written.strip().replaceAll("\\s+", " ");
        var days = DAYS.matcher(text);
        if (days.matches()) {
            return new Target.BusinessDays(days(Integer.parseInt(days.group(1))));
        }
        if (text.endsWith(WALL_CLOCK)) {
            return new Target.WallClock(duration(text.substring(0, text.length() - WALL_CLOCK.length())));
        }
        if (CALENDAR_DAYS.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be in hours, minutes and seconds, since nobody can tell whether a day has 24 hours;"
                            + " working days are written like \"2 business days\"");
        }
        return new Target.BusinessTime(duration(text));
    }

    static String write(Target target) {
        if (target instanceof Target.BusinessDays business) {
            return business.days() == 1 ? "1 business day" : business.days() + " business days";
        }
        return target instanceof Target.WallClock wallClock
                ? wallClock.time() + WALL_CLOCK
                : ((Target.BusinessTime) target).time().toString();
    }

    private static int days(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
        if (days > BusinessCalendar.FURTHEST.toDays()) {
            throw new IllegalArgumentException("cannot be reached within ten years");
        }
        return days;
    }

    private static Duration duration(String text) {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be business time like \"PT8H\", working days like \"2 business days\", or wall-clock time like"
                            + " \"PT24H wall clock\"");
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("must not be negative");
        }
        if (duration.compareTo(BusinessCalendar.FURTHEST) > 0) {
            throw new IllegalArgumentException("cannot be reached within ten years");
        }
        return duration;
    }
}
