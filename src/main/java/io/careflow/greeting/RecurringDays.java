package io.careflow.greeting;

import com.nlf.calendar.LunarMonth;
import com.nlf.calendar.LunarYear;
import com.nlf.calendar.Solar;
import io.careflow.customer.Birthday;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;

/**
 * What recurs on a date, in the solar and the Chinese lunar calendar: which birthdays are kept on it, and where in the
 * lunar year it lies.
 *
 * <p>29 February is kept on the 28th in common years. The 30th of a lunar month that has only 29 days this year is kept on
 * the 29th. Who was born in a leap month keeps the day in that leap month in the years that have it, else in the month
 * whose number it repeats; who was born in an ordinary month keeps it in the ordinary one also in years that repeat it.
 */
final class RecurringDays {

    private static final int LONG_MONTH = 30;
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    private RecurringDays() {}

    /**
     * A day of the Chinese lunar calendar.
     *
     * @param year the solar year in which its first month begins
     * @param month 1 to 12
     * @param leap whether it is the leap month after the month of that number
     * @param day 1 to 30
     * @param last whether it is the month's last day
     * @param repeated whether the year has a leap month of this number
     */
    record LunarDay(int year, int month, boolean leap, int day, boolean last, boolean repeated) {

        static LunarDay of(LocalDate date) {
            var lunar = Solar.fromYmd(date.getYear(), date.getMonthValue(), date.getDayOfMonth())
                    .getLunar();
            // The library writes leap months as negative numbers.
            var month = Math.abs(lunar.getMonth());
            var days = LunarMonth.fromYm(lunar.getYear(), lunar.getMonth()).getDayCount();
            return new LunarDay(
                    lunar.getYear(),
                    month,
                    lunar.getMonth() < 0,
                    lunar.getDay(),
                    lunar.getDay() == days,
                    LunarYear.fromYear(lunar.getYear()).getLeapMonth() == month);
        }
    }

    /** The birthdays that are kept on a date, without their years. */
    static List<Birthday> birthdaysOn(LocalDate date) {
        var kept = new ArrayList<Birthday>();
        kept.add(new Birthday(false, null, date.getMonthValue(), false, date.getDayOfMonth()));
        if (standsForLeapDay(date)) {
            kept.add(new Birthday(false, null, LEAP_DAY.getMonthValue(), false, LEAP_DAY.getDayOfMonth()));
        }
        var lunar = LunarDay.of(date);
        lunar(kept, lunar, lunar.day());
        if (lunar.last() && lunar.day() < LONG_MONTH) {
            lunar(kept, lunar, LONG_MONTH);
        }
        return List.copyOf(kept);
    }

    private static void lunar(List<Birthday> kept, LunarDay today, int day) {
        kept.add(new Birthday(true, null, today.month(), today.leap(), day));
        if (!today.leap() && !today.repeated()) {
            kept.add(new Birthday(true, null, today.month(), true, day));
        }
    }

    /** The days of an earlier year whose anniversary is on a date. */
    static List<LocalDate> recurringOn(LocalDate date, int year) {
        var days = new ArrayList<LocalDate>();
        var monthDay = MonthDay.from(date);
        if (monthDay.isValidYear(year)) {
            days.add(monthDay.atYear(year));
        }
        if (standsForLeapDay(date) && LEAP_DAY.isValidYear(year)) {
            days.add(LEAP_DAY.atYear(year));
        }
        return days;
    }

    private static boolean standsForLeapDay(LocalDate date) {
        return MonthDay.from(date).equals(MonthDay.of(2, 28)) && !date.isLeapYear();
    }

    /** The year of the calendar in which a birthday is kept on a date: each of them has the day once. */
    static int yearOf(Birthday birthday, LocalDate date) {
        return birthday.lunar() ? LunarDay.of(date).year() : date.getYear();
    }

    /** Whether a date is the yearly recurrence of an earlier one; 29 February recurs on the 28th in common years. */
    static boolean isAnniversary(LocalDate first, LocalDate date) {
        return date.getYear() > first.getYear()
                && MonthDay.from(first).atYear(date.getYear()).equals(date);
    }
}
