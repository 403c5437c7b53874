package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            timeZone              | must be given                        | {"week": {"MONDAY": [["09:00", "18:00"]]}}
            timeZone              | is no time zone                      | {"timeZone": "Europe/Bärlin"}
            week.MONDAY[0]        | must end after it starts             | {"timeZone": "UTC", "week": {"MONDAY": [["18:00", "09:00"]]}}
            week.MONDAY[0]        | must end after it starts             | {"timeZone": "UTC", "week": {"MONDAY": [["09:00", "09:00"]]}}
            week.MONDAY[0]        | must end after it starts             | {"timeZone": "UTC", "week": {"MONDAY": [["09:00", "00:00"]]}}
            week.MONDAY[0]        | must end after it starts             | {"timeZone": "UTC", "week": {"MONDAY": [["24:00", "24:00"]]}}
            week.MONDAY           | must not overlap                     | {"timeZone": "UTC", "week": {"MONDAY": [["12:00", "18:00"], ["09:00", "13:00"]]}}
            week.MONDAY           | must not overlap                     | {"timeZone": "UTC", "week": {"MONDAY": [["00:00", "24:00"], ["12:00", "18:00"]]}}
            week.MONDAY[1]        | has no time of the day: 9            | {"timeZone": "UTC", "week": {"MONDAY": [["08:00", "08:30"], ["9", "18"]]}}
            week.MONDAY[0]        | has no time of the day: 25:00        | {"timeZone": "UTC", "week": {"MONDAY": [["09:00", "25:00"]]}}
            week.MONDAY[0]        | has no time of the day: null         | {"timeZone": "UTC", "week": {"MONDAY": [["09:00", null]]}}
            week.MONDAY[0]        | must be two times                    | {"timeZone": "UTC", "week": {"MONDAY": [["09:00"]]}}
            week.MONDAY[0]        | must be two times                    | {"timeZone": "UTC", "week": {"MONDAY": [null]}}
            week.Monday           | is no weekday                        | {"timeZone": "UTC", "week": {"Monday": [["09:00", "18:00"]]}}
            week                  | has no window in the year from       | {"timeZone": "UTC"}
            week                  | has no window in the year from       | {"timeZone": "UTC", "week": {"MONDAY": []}}
            week                  | has no window in the year from       | {"timeZone": "UTC", "exceptions": [{"date": "2027-03-02", "windows": [["09:00", "18:00"]]}]}
            exceptions[0]         | must not be null                     | {"timeZone": "UTC", "exceptions": [null]}
            exceptions[0].date    | must be given                        | {"timeZone": "UTC", "exceptions": [{"windows": []}]}
            exceptions[0].date    | must be a date                       | {"timeZone": "UTC", "exceptions": [{"date": "2026-02-29"}]}
            exceptions[0].date    | must be in the years                 | {"timeZone": "UTC", "exceptions": [{"date": "0026-02-01"}]}
            exceptions[1].date    | is in two exceptions: 2026-10-01     | {"timeZone": "UTC", "exceptions": [{"date": "2026-10-01"}, {"date": "2026-10-01"}]}
            exceptions[0].windows | must not overlap                     | {"timeZone": "UTC", "exceptions": [{"date": "2026-10-01", "windows": [["09:00", "12:00"], ["11:00", "13:00"]]}]}
            exceptions[0].windows[0] | must end after it starts          | {"timeZone": "UTC", "exceptions": [{"date": "2026-10-01", "windows": [["12:00", "09:00"]]}]}
            publishedYears[0]     | must be in the years                 | {"timeZone": "UTC", "publishedYears": [26]}
            id                    | must be office as in the path        | {"id": "home", "timeZone": "UTC"}
            """)
    void refusesWhatMakesNoSense(String field, String reason, String json) {
        assertThatThrownBy(() -> CalendarReader.toKeep("office", Calendars.read(json), TODAY))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> {
                    assertThat(problem.status().value()).isEqualTo(422);
                    assertThat(problem.fields()).extracting(FieldProblem::field).containsExactly(field);
                    assertThat(problem.fields().getFirst().message()).startsWith(reason);
                });
    }

    @Test
    void namesAllFaultsAtOnceAndTheRulesTheyBreak() {
        assertThatThrownBy(() -> CalendarReader.toKeep("office", Calendars.read("""
                {"timeZone": "Mars", "week": {"MONDAY": [["9", "18:00"], ["19:00", "18:00"]], "FRIDAY": [["09:00", "18:00"]]},
                 "exceptions": [{"date": "soon"}]}"""), TODAY))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(problem -> assertThat(problem.fields())
                        .extracting(FieldProblem::field, FieldProblem::rule)
                        .containsExactly(
                                tuple("timeZone", "zone"),
                                tuple("week.MONDAY[0]", "time-of-day"),
                                tuple("week.MONDAY[1]", "end-after-start"),
                                tuple("exceptions[0].date", "date")));
    }

    @Test
    void refusesIdsThatAreNone() {
        assertThatThrownBy(() -> CalendarReader.toKeep("My Office", Calendars.read("{}"), TODAY))
                .hasMessageStartingWith("id must be lower-case letters");
    }

    @Test
    void bringsWindowsDaysAndDatesInOrder() {
        var kept = CalendarReader.toKeep("office", Calendars.read("""
                {"timeZone": "UTC",
                 "week": {"TUESDAY": [["13:00", "24:00"], ["09:00", "12:00"]], "SUNDAY": [], "MONDAY": [["09:00", "18:00"]]},
                 "exceptions": [{"date": "2026-10-02"}, {"date": "2026-10-01", "reason": " closed ", "windows": []}],
                 "publishedYears": [2026, 2025, 2026]}"""), TODAY);

        assertThat(kept.id()).isEqualTo("office");
        assertThat(kept.name()).isEqualTo("office");
        assertThat(kept.week().keySet()).containsExactly("MONDAY", "TUESDAY");
        assertThat(kept.week().get("TUESDAY")).containsExactly(List.of("09:00", "12:00"), List.of("13:00", "24:00"));
        assertThat(kept.exceptions())
                .extracting(CalendarDefinition.DatedException::date)
                .containsExactly("2026-10-01", "2026-10-02");
        assertThat(kept.exceptions().getFirst().reason()).isEqualTo("closed");
        assertThat(kept.publishedYears()).containsExactly(2025, 2026);
    }

    @Test
    void shippedCalendarsAreInOrder() {
        for (var name : List.of("standard", "around-the-clock")) {
            var shipped = Calendars.definition(name);

            assertThat(CalendarReader.toKeep(name, shipped, TODAY)).isEqualTo(shipped);
        }
    }
}
