package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarPartsTest {

    private static final CalendarDefinition BASE = Calendars.read("""
            {"name": "Office", "timeZone": "UTC",
             "week": {"MONDAY": [["09:00", "17:00"]], "TUESDAY": [["09:00", "17:00"]], "FRIDAY": [["09:00", "17:00"]]},
             "exceptions": [{"date": "2026-05-01", "windows": []}, {"date": "2026-12-24", "windows": []}],
             "publishedYears": [2025]}""");

    @Test
    void whatOnlyOneOfTwoChangedIsKeptOfBoth() {
        var theirs = Calendars.read("""
                {"name": "Office", "timeZone": "Europe/Berlin",
                 "week": {"MONDAY": [["08:00", "17:00"]], "TUESDAY": [["09:00", "17:00"]]},
                 "exceptions": [{"date": "2026-05-01", "windows": []}, {"date": "2026-10-03", "windows": []}],
                 "publishedYears": [2025, 2026]}""");
        var mine = Calendars.read("""
                {"name": "Head office", "timeZone": "UTC",
                 "week": {"MONDAY": [["09:00", "17:00"]], "TUESDAY": [["09:00", "12:00"]], "FRIDAY": [["09:00", "17:00"]]},
                 "exceptions": [{"date": "2026-12-24", "windows": []}],
                 "publishedYears": []}""");

        var merged = CalendarParts.merged(BASE, theirs, mine);

        assertThat(merged.name()).isEqualTo("Head office");
        assertThat(merged.timeZone()).isEqualTo("Europe/Berlin");
        assertThat(merged.week().get("MONDAY")).isEqualTo(List.of(List.of("08:00", "17:00")));
        assertThat(merged.week().get("TUESDAY")).isEqualTo(List.of(List.of("09:00", "12:00")));
        assertThat(merged.week()).doesNotContainKey("FRIDAY");
        assertThat(merged.exceptions())
                .extracting(CalendarDefinition.DatedException::date)
                .containsExactly("2026-10-03");
        assertThat(merged.publishedYears()).containsExactly(2026);
    }

    @Test
    void whereBothChangedTheSameMineStays() {
        var theirs = Calendars.read("""
                {"name": "Theirs", "timeZone": "UTC", "week": {"MONDAY": [["07:00", "17:00"]]},
                 "exceptions": [{"date": "2026-05-01", "windows": [["09:00", "12:00"]]}], "publishedYears": []}""");
        var mine = Calendars.read("""
                {"name": "Mine", "timeZone": "UTC", "week": {"MONDAY": [["10:00", "17:00"]]},
                 "exceptions": [{"date": "2026-05-01", "windows": [["09:00", "10:00"]]}], "publishedYears": []}""");

        assertThat(CalendarParts.merged(BASE, theirs, mine)).isEqualTo(mine);
    }
}
