package io.careflow.servicelevel;

import static io.careflow.servicelevel.Calendars.at;
import static io.careflow.servicelevel.Calendars.pauses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class BusinessCalendarTest {

    @ParameterizedTest(name = "{0}: {1} + {2} = {4} ({5})")
    @CsvFileSource(resources = "due.csv", delimiter = '|', numLinesToSkip = 1)
    void isDue(String calendar, String start, String target, String pauses, String due, String why) {
        var business = Calendars.named(calendar);
        var from = at(start, business.zone());
        var expected = at(due, business.zone());
        var stood = pauses(pauses, business.zone());

        assertThat(target(target).due(business, from, stood)).as(why).isEqualTo(expected);
        if (target(target) instanceof Target.BusinessTime time) {
            assertThat(business.between(from, expected, stood)).as(why).isEqualTo(time.time());
        }
    }

    @ParameterizedTest(name = "{0}: {1} to {2} = {4} ({5})")
    @CsvFileSource(resources = "elapsed.csv", delimiter = '|', numLinesToSkip = 1)
    void hasElapsed(String calendar, String from, String to, String pauses, String worked, String why) {
        var business = Calendars.named(calendar);

        assertThat(business.between(
                        at(from, business.zone()), at(to, business.zone()), pauses(pauses, business.zone())))
                .as(why)
                .isEqualTo(Duration.parse(worked));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"standard", "two-shifts", "berlin-always", "berlin-early", "new-york-office", "havana-always"})
    void agreesWithCountingEveryMinute(String name) {
        var calendar = Calendars.named(name);
        var random = new Random(20260301);
        for (int round = 0; round < 60; round++) {
            var start = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(365 * 24 * 60)));
            var target = Duration.ofMinutes(1 + random.nextInt(40 * 60));

            assertThat(calendar.add(start, target))
                    .as("%s + %s", start, target)
                    .isEqualTo(countingMinutes(calendar, start, target));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2024, 2025, 2026})
    void chinaWorksOnAsManyDaysAsItsNoticesSay(int year) {
        var standard = Calendars.named("standard");

        var worked = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(date -> standard.day(date).isOpen());

        assertThat(worked).hasSize(year == 2024 ? 251 : 248);
    }

    @Test
    void holidayNamesItselfAndItsSource() {
        var day = Calendars.named("standard").day(LocalDate.of(2026, 10, 1));

        assertThat(day.reason()).isEqualTo("国庆节");
        assertThat(day.source()).startsWith("国办发明电〔2025〕7号 https://www.gov.cn/");
    }

    @Test
    void deadlineThatRunsIntoAYearWithoutPublishedHolidaysIsKnownToBeUncertain() {
        var standard = Calendars.named("standard");
        var start = at("Thu 2026-12-31 17:00", standard.zone());
        var due = standard.add(start, Duration.ofHours(2));

        assertThat(standard.warnings(start, due))
                .containsExactly("calendar standard does not know the holidays of 2027 yet");
        assertThat(standard.warnings(start, standard.add(start, Duration.ofHours(1))))
                .isEmpty();
        assertThat(Calendars.named("around-the-clock").warnings(start, due)).isEmpty();
    }

    @Test
    void yearEndsWhereItsZoneSaysSo() {
        var standard = Calendars.named("standard");

        assertThat(standard.warnings(Instant.parse("2026-12-31T15:00:00Z"), Instant.parse("2026-12-31T15:59:59Z")))
                .isEmpty();
        assertThat(standard.warnings(Instant.parse("2026-12-31T15:00:00Z"), Instant.parse("2026-12-31T16:00:00Z")))
                .hasSize(1);
    }

    @Test
    void targetIsOutOfReachAfterTenYears() {
        var fair = CalendarReader.kept(Calendars.read("""
                {"id": "fair", "timeZone": "UTC", "week": {},
                 "exceptions": [{"date": "2026-03-02", "windows": [["09:00", "18:00"]]}]}"""));
        var start = Instant.parse("2026-03-01T00:00:00Z");

        assertThat(fair.add(start, Duration.ofHours(9))).isEqualTo(Instant.parse("2026-03-02T18:00:00Z"));
        assertThatThrownBy(() -> fair.add(start, Duration.ofHours(10)))
                .isInstanceOf(UnreachableTarget.class)
                .hasMessage("Calendar fair does not reach the target within ten years");
        assertThatThrownBy(() -> fair.addBusinessDays(start, 2)).isInstanceOf(UnreachableTarget.class);
        assertThat(Calendars.named("around-the-clock").add(start, Duration.ofDays(3653)))
                .isEqualTo(start.plus(Duration.ofDays(3653)));
        assertThatThrownBy(() -> Calendars.named("around-the-clock")
                        .add(start, Duration.ofDays(3653).plusNanos(1)))
                .isInstanceOf(UnreachableTarget.class);
    }

    @Test
    void versionChangesWithAnyWindow() {
        var definition = Calendars.definition("standard");
        var fewer = new CalendarDefinition(
                definition.id(),
                definition.name(),
                definition.timeZone(),
                definition.week(),
                definition.exceptions().subList(1, definition.exceptions().size()),
                definition.publishedYears());

        assertThat(CalendarReader.kept(definition).version())
                .isEqualTo(CalendarReader.kept(definition).version())
                .isNotEqualTo(CalendarReader.kept(fewer).version());
    }

    private static Target target(String text) {
        if (text.endsWith(" business days")) {
            return new Target.BusinessDays(Integer.parseInt(text.split(" ")[0]));
        }
        return text.startsWith("wall ")
                ? new Target.WallClock(Duration.parse(text.substring(5)))
                : new Target.BusinessTime(Duration.parse(text));
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
