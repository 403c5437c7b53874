package io.careflow.servicelevel;

import static io.careflow.servicelevel.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private final BusinessCalendars calendars = Calendars.all();

    @ParameterizedTest(name = "{0}: {1} + {2} = {4} ({5})")
    @CsvFileSource(resources = "due.csv", delimiter = '|', numLinesToSkip = 1)
    void isDue(String calendar, String start, String target, String pauses, String due, String why) {
        var business = calendars.named(calendar);
        var from = at(start, business.zone());
        var expected = at(due, business.zone());

        assertThat(Deadlines.due(business, from, Duration.parse(target), pauses(pauses, business.zone())))
                .as(why)
                .isEqualTo(expected);
        if (pauses == null) {
            assertThat(business.between(from, expected)).as(why).isEqualTo(Duration.parse(target));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"standard", "two-shifts", "berlin-always", "berlin-early", "new-york-office", "havana-always"})
    void agreesWithCountingEveryMinute(String name) {
        var calendar = calendars.named(name);
        var random = new Random(20260301);
        for (int round = 0; round < 60; round++) {
            var start = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(365 * 24 * 60)));
            var target = Duration.ofMinutes(1 + random.nextInt(40 * 60));

            assertThat(calendar.add(start, target))
                    .as("%s + %s", start, target)
                    .isEqualTo(countingMinutes(calendar, start, target));
        }
    }

    @Test
    void chinaWorksOn248DaysOf2026() {
        var standard = calendars.named("standard");

        var worked = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .filter(date -> !standard.day(date).windows().isEmpty());

        assertThat(worked).hasSize(248);
    }

    @Test
    void holidayNamesItselfAndItsSource() {
        assertThat(calendars.named("standard").day(LocalDate.of(2026, 10, 1)).reason())
                .contains("国庆节")
                .contains("国办发明电〔2025〕7号");
    }

    @Test
    void deadlineThatRunsIntoAYearWithoutPublishedHolidaysIsKnownToBeUncertain() {
        var standard = calendars.named("standard");
        var start = at("Thu 2026-12-31 17:00", standard.zone());
        var due = standard.add(start, Duration.ofHours(2));

        assertThat(due).isEqualTo(at("Fri 2027-01-01 10:00", standard.zone()));
        assertThat(standard.unpublishedYears(start, due)).containsExactly(2027);
        assertThat(calendars.named("around-the-clock").unpublishedYears(start, due))
                .isEmpty();
    }

    @Test
    void calendarThatNeverOpensAgainHasNoDeadline() {
        var once = LocalDate.of(2026, 3, 2);
        var calendar = new BusinessCalendar(
                "fair",
                ZoneId.of("UTC"),
                Map.of(),
                Map.of(once, new WorkingDay(List.of(Window.of("09:00-18:00")), "fair")),
                Set.of());

        assertThat(calendar.add(Calendars.NOW, Duration.ofHours(9))).isEqualTo(Instant.parse("2026-03-02T18:00:00Z"));
        assertThatThrownBy(() -> calendar.add(Calendars.NOW, Duration.ofHours(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Calendar fair has no window in the year after 2026-03-02");
    }

    @Test
    void versionChangesWithAnyWindow() {
        var zone = ZoneId.of("UTC");
        var holiday = Map.of(LocalDate.of(2026, 3, 2), WorkingDay.CLOSED);

        assertThat(new BusinessCalendar("a", zone, Map.of(), Map.of(), Set.of()).version())
                .isEqualTo(new BusinessCalendar("a", zone, Map.of(), Map.of(), Set.of()).version())
                .isNotEqualTo(new BusinessCalendar("a", zone, Map.of(), holiday, Set.of()).version());
    }

    private static List<Pause> pauses(String pauses, ZoneId zone) {
        return pauses == null
                ? List.of()
                : Arrays.stream(pauses.split(";"))
                        .map(pause -> pause.split(">"))
                        .map(ends -> new Pause(at(ends[0].strip(), zone), at(ends[1].strip(), zone)))
                        .toList();
    }

    private static Instant countingMinutes(BusinessCalendar calendar, Instant start, Duration target) {
        var left = target.toMinutes();
        var minute = start;
        while (left > 0) {
            var wall = minute.atZone(calendar.zone());
            var time = wall.toLocalTime();
            var open = calendar.day(wall.toLocalDate()).windows().stream()
                    .anyMatch(window ->
                            !time.isBefore(window.from()) && (window.endsWithTheDay() || time.isBefore(window.to())));
            left -= open ? 1 : 0;
            minute = minute.plusSeconds(60);
        }
        return minute;
    }
}
