package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.platform.StartFailure;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            monday: 18:00-09:00                              | a window ends after it starts, on the same day: 18:00-09:00
            monday: 09:00-09:00                              | a window ends after it starts, on the same day: 09:00-09:00
            monday: 09:00-13:00, 12:00-18:00                 | windows overlap: 09:00-13:00 and 12:00-18:00
            monday: 00:00-24:00, 12:00-18:00                 | windows overlap: 00:00-24:00 and 12:00-18:00
            monday: 9-18                                     | a window is written 09:00-18:00, not 9-18
            monday: 09:00-25:00                              | a window has two times of the day, not 09:00-25:00
            """)
    void refusesWindowsThatMakeNoSense(String week, String reason) {
        assertThatThrownBy(() -> Calendars.of(calendar("    week: {%s}".formatted(quoted(week)))))
                .isInstanceOf(StartFailure.class)
                .hasMessage("careflow.service-level.calendars.office is refused: " + reason);
    }

    @Test
    void refusesCalendarWithoutAnyWindow() {
        assertThatThrownBy(() -> Calendars.of(calendar("    week: {}")))
                .isInstanceOf(StartFailure.class)
                .hasMessage("careflow.service-level.calendars.office has no window in the next year");
    }

    @Test
    void refusesCalendarThatIsClosedForTheWholeNextYear() {
        assertThatThrownBy(() -> Calendars.of(calendar("""
                    week: {monday: 09:00-18:00}
                    exceptions: [{name: closed, days: 2026-01-01..2027-12-31}]
                """)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("has no window in the next year");
    }

    @Test
    void refusesDateThatIsInTwoExceptions() {
        assertThatThrownBy(() -> Calendars.of(calendar("""
                    week: {monday: 09:00-18:00}
                    exceptions:
                      - {name: one, days: 2026-10-01..2026-10-07}
                      - {name: other, days: 2026-10-07}
                """)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("2026-10-07 is in two exceptions");
    }

    @Test
    void refusesDaysThatAreNone() {
        assertThatThrownBy(() -> Calendars.of(calendar("""
                    week: {monday: 09:00-18:00}
                    exceptions: [{name: one, days: 2026-02-29}]
                """)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("not 2026-02-29");
    }

    @Test
    void refusesCalendarWithoutZone() {
        assertThatThrownBy(() -> Calendars.of("careflow.service-level.calendars.office.week.monday: 09:00-18:00"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("zone is missing");
    }

    @Test
    void exceptionReplacesTheDaysWindows() {
        var calendars = Calendars.of(calendar("""
                    week: {monday: 09:00-18:00}
                    exceptions: [{name: short day, days: "2026-03-02, 2026-03-03", windows: 10:00-12:00}]
                """));

        assertThat(calendars.named("office").day(LocalDate.of(2026, 3, 2)).windows())
                .containsExactly(Window.of("10:00-12:00"));
        assertThat(calendars.named("office").day(LocalDate.of(2026, 3, 3)).windows())
                .containsExactly(Window.of("10:00-12:00"));
    }

    @Test
    void unknownCalendarNamesTheKnownOnes() {
        assertThatThrownBy(() -> Calendars.all().named("lunar"))
                .isInstanceOf(UnknownCalendar.class)
                .hasMessageContaining("no calendar lunar")
                .hasMessageContaining("standard")
                .hasMessageContaining("around-the-clock");
    }

    private static String calendar(String settings) {
        return "careflow.service-level.calendars:\n  office:\n    zone: UTC\n" + settings;
    }

    private static String quoted(String week) {
        return week.replace(": ", ": \"") + "\"";
    }
}
