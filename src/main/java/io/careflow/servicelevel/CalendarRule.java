package io.careflow.servicelevel;

import java.text.MessageFormat;
import java.util.Locale;

/** The rules that calendars and lists of holidays keep. */
public enum CalendarRule {
    GIVEN("must be given"),
    NOT_NULL("must not be null"),
    ID("must be lower-case letters, digits and hyphens, at most 64"),
    ID_OF_PATH("must be {0} as in the path, or left out"),
    ZONE("is no time zone; an IANA name like Europe/Berlin is one"),
    WEEKDAY("is no weekday; MONDAY to SUNDAY are"),
    EVER_OPEN("has no window in the year from {0}"),
    WINDOW("must be two times like [\"09:00\", \"18:00\"]"),
    TIME_OF_DAY("has no time of the day: {0}; 09:00 is one, 24:00 ends the day"),
    END_AFTER_START("must end after it starts, on the same day: {0} to {1}"),
    NO_OVERLAP("must not overlap: {0} and {1}"),
    DATE("must be a date like 2026-10-01"),
    DATE_ONCE("is in two exceptions: {0}"),
    YEAR("must be in the years {0} to {1}"),
    AT_MOST("must be at most {0}"),
    LENGTH("must have at most {0} characters"),
    LIST_YEAR("must be given, from {0} to {1}"),
    LIST_YEAR_NEAR("must be in or next to the year {0}"),
    MONDAY_OPEN("must be given, since a Monday of this calendar has none"),
    WHOLE_DAYS("must be an iCalendar file with all-day events"),
    ONE_YEAR("must say which year to take of {0}");

    private final String broken;

    CalendarRule(String broken) {
        this.broken = broken;
    }

    /** The word for it in a {@link io.careflow.platform.FieldProblem}: {@code end-after-start}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is said when it is broken. */
    String broken(String... arguments) {
        return MessageFormat.format(broken, (Object[]) arguments);
    }
}
