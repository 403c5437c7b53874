package io.careflow.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.customer.Birthday;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates against the calendar that the Purple Mountain Observatory publishes (GB/T 33661-2017). */
class RecurringDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2026-02-17, 2026,  1, false,  1", // Spring Festival
        "2027-02-06, 2027,  1, false,  1",
        "2026-02-16, 2025, 12, false, 29", // the eve of a short twelfth month
        "2024-02-09, 2023, 12, false, 30", // and of a long one
        "2026-09-25, 2026,  8, false, 15", // Mid-Autumn
        "2025-07-25, 2025,  6, true,   1", // leap sixth month
        "2025-06-25, 2025,  6, false,  1",
        "2023-03-22, 2023,  2, true,   1",
        "2033-12-22, 2033, 11, true,   1", // the year that many tables have wrong
        "2034-01-20, 2033, 12, false,  1"
    })
    void theLunarDayOfADate(LocalDate date, int year, int month, boolean leap, int day) {
        var lunar = RecurringDays.LunarDay.of(date);
        assertThat(lunar.year()).isEqualTo(year);
        assertThat(lunar.month()).isEqualTo(month);
        assertThat(lunar.leap()).isEqualTo(leap);
        assertThat(lunar.day()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        // Solar
        "1990-08-15, 2026-08-15",
        "--08-15, 2026-08-15",
        "1996-02-29, 2027-02-28",
        "--02-29, 2028-02-29",
        "1990-02-28, 2028-02-28",
        // Lunar
        "lunar:1990-01-01, 2026-02-17",
        "lunar:--08-15, 2026-09-25",
        "lunar:--12-30, 2024-02-09",
        "lunar:--12-30, 2026-02-16", // the month has 29 days this year
        "lunar:--12-29, 2026-02-16",
        // Born in a leap month: kept in it where the year has it, else in the month that it repeats
        "lunar:1987-L06-01, 2025-07-25",
        "lunar:1987-L06-01, 2026-07-14",
        // Born in an ordinary month: kept in the ordinary one of a year that repeats it
        "lunar:1990-06-01, 2025-06-25"
    })
    void aBirthdayIsKept(String birthday, LocalDate date) {
        assertThat(kept(date)).contains(Birthday.parse(birthday).withoutYear().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "1996-02-29, 2028-02-28",
        "1996-02-29, 2027-03-01",
        "1990-08-15, 2026-09-26",
        "lunar:1990-08-15, 2026-08-15",
        "lunar:1990-06-01, 2025-07-25",
        "lunar:1987-L06-01, 2025-06-25",
        "lunar:--12-29, 2024-02-09"
    })
    void aBirthdayIsNotKept(String birthday, LocalDate date) {
        assertThat(kept(date))
                .doesNotContain(Birthday.parse(birthday).withoutYear().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "lunar:--01-01",
        "lunar:--06-15",
        "lunar:--12-30",
        "lunar:--L06-15",
        "lunar:--L02-30",
        "--02-29",
        "--12-31"
    })
    void everyBirthdayIsKeptOnceInEachYearOfItsCalendar(String birthday) {
        var known = Birthday.parse(birthday);
        var days = LocalDate.of(2020, 3, 1).datesUntil(LocalDate.of(2035, 3, 1));
        var byYear = days.filter(date -> kept(date).contains(birthday))
                .collect(Collectors.groupingBy(date -> RecurringDays.yearOf(known, date), Collectors.counting()));
        assertThat(byYear.values()).allMatch(times -> times == 1);
        assertThat(byYear).hasSizeBetween(14, 16);
    }

    @Test
    void anAnniversaryIsNoFirstPurchaseAndALeapDayIsNotForgotten() {
        var first = LocalDate.of(2024, 2, 29);
        assertThat(RecurringDays.isAnniversary(first, first)).isFalse();
        assertThat(RecurringDays.isAnniversary(first, LocalDate.of(2025, 2, 28)))
                .isTrue();
        assertThat(RecurringDays.isAnniversary(first, LocalDate.of(2028, 2, 28)))
                .isFalse();
        assertThat(RecurringDays.isAnniversary(first, LocalDate.of(2028, 2, 29)))
                .isTrue();
    }

    private static java.util.List<String> kept(LocalDate date) {
        return RecurringDays.birthdaysOn(date).stream().map(Birthday::toString).toList();
    }
}
