package io.careflow.desk.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.servicelevel.CalendarDefinition;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class CalendarExceptionsPageTest extends CalendarPageCase {

    @Test
    void exceptionsAreAddedChangedAndRemovedForSeveralDaysAtOnce() throws Exception {
        keep(OFFICE);
        var page = edit();
        assertThat(page.select(".spans strong").eachText())
                .containsExactly("Mon 5 Oct – Tue 6 Oct 2026", "Sat 10 Oct 2026");
        assertThat(page.selectFirst(".source a").attr("href")).isEqualTo("https://example.org/1");

        page = press(page, "put-exception", "x.first=2026-12-24", "x.last=2026-12-31", "x.reason=Christmas");
        assertThat(page.select("#review li").eachText())
                .containsExactly("added: Thu 24 Dec – Thu 31 Dec 2026: no work (Christmas)");
        assertThat(page.getElementById("f-x-first").val()).isEmpty();

        page = press(page, "edit-exception:2026-10-05/2026-10-06");
        assertThat(page.getElementById("f-x-last").val()).isEqualTo("2026-10-06");
        page = press(page, "put-exception", "x.last=", "x.kind=hours", "x.window.from=10", "x.window.to=11");
        assertThat(page.select(".spans li").eachText())
                .anySatisfy(line -> assertThat(line).startsWith("Mon 5 Oct 2026 10:00–11:00 (Fair)"));

        page = press(page, "remove-exception:2026-10-10/2026-10-10");
        assertThat(page.select("#review li").eachText())
                .containsExactlyInAnyOrder(
                        "added: Thu 24 Dec – Thu 31 Dec 2026: no work (Christmas)",
                        "removed: Tue 6 Oct 2026: no work (Fair)",
                        "removed: Sat 10 Oct 2026: 10:00–12:00",
                        "changed: Mon 5 Oct 2026: no work (Fair) → 10:00–11:00 (Fair)");

        // What still stands in the fields is saved too.
        assertThat(save(page, "x.first=2026-11-01", "x.reason=Closed").getStatus())
                .isEqualTo(302);
        assertThat(stored().definition().exceptions())
                .extracting(CalendarDefinition.DatedException::date)
                .startsWith("2026-10-05", "2026-11-01", "2026-12-24")
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x-first     | must be given                     | x.reason=Nothing
            x-first     | must be a date                    | x.first=soon
            x-last      | must not be before the first day  | x.first=2026-10-05, x.last=2026-10-01
            x-last      | must be at most 366 days          | x.first=2026-10-05, x.last=2028-10-01
            x-windows   | must be given, or choose no work  | x.first=2026-10-05, x.kind=hours, x.window.from=, x.window.to=
            x-windows   | 12:00 to 11:00: must end          | x.first=2026-10-05, x.kind=hours, x.window.from=12:00, x.window.to=11:00
            """)
    void anExceptionThatMakesNoSenseStaysInItsFields(String field, String fault, String typed) throws Exception {
        keep(OFFICE);
        var page = press(edit(), "put-exception", typed.split(", "));
        assertThat(page.getElementById("f-" + field + "-fault").text()).startsWith(fault);
        for (var pair : typed.split(", ")) {
            var name = pair.substring(0, pair.indexOf('='));
            var value = pair.substring(pair.indexOf('=') + 1);
            if (!name.equals("x.kind") && !value.isEmpty()) {
                assertThat(page.selectFirst("[name=" + name + "]").val()).isEqualTo(value);
            }
        }
        assertThat(page.select("#review li")).isEmpty();
        assertThat(save(page).getStatus()).isEqualTo(typed.contains("x.first") ? 422 : 302);
    }

    @Test
    void theYearMarksWhatIsOtherwise() throws Exception {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        keep("""
                {"timeZone": "UTC", "week": {"MONDAY": [["09:00", "17:00"]]}, "publishedYears": [2024],
                 "exceptions": [{"date": "2025-10-06", "windows": [], "reason": "国庆节"},
                                {"date": "2025-10-11", "windows": [["09:00", "18:00"]]},
                                {"date": "2025-10-13", "windows": [["10:00", "12:00"]]}]}""");
        var page = read(path + "?year=2025", "agent", "zh");
        assertThat(page.select(".month")).hasSize(12);
        assertThat(page.select(".month td[data-date]")).hasSize(365);
        assertThat(cell(page, "2025-10-06").className()).isEqualTo("holiday");
        assertThat(cell(page, "2025-10-06").text()).isEqualTo("6 休放假（国庆节）");
        assertThat(cell(page, "2025-10-11").className()).isEqualTo("make-up");
        assertThat(cell(page, "2025-10-13").className()).isEqualTo("own-hours");
        assertThat(cell(page, "2025-10-20").className()).isEqualTo("open");
        assertThat(cell(page, "2025-10-21").className()).isEqualTo("closed");
        assertThat(page.select(".tabs a[aria-current]").text()).isEqualTo("2025");
        assertThat(page.select(".tabs a").eachText())
                .contains("2024 ✓已录入", "2025", Integer.toString(today.getYear() + 1));
        assertThat(cell(read(path, "agent", "en"), today.toString()).attr("aria-current"))
                .isEqualTo("date");

        // An editor turns the pages without losing anything, and marks years.
        var turned = press(press(edit(), "year:2025", "name=Kept"), "year:2027", "published=2025");
        assertThat(turned.getElementById("f-name").val()).isEqualTo("Kept");
        assertThat(turned.select("#review li").eachText()).contains("added: All exceptions of 2025 are entered");
        save(turned, "published=2027");
        assertThat(stored().definition().publishedYears()).containsExactly(2024, 2025, 2027);
    }

    @Test
    void aPublishedListIsLookedThroughBeforeItIsSaved() throws Exception {
        keep(OFFICE);
        var page = upload(edit(), LIST, "list.windows=9-12、13：00至17:30");
        assertThat(page.selectFirst("[role=status]").text())
                .isEqualTo("The list of 2026 is entered: 2 new, 1 changed, 0 as they were. Nothing is saved yet.");
        assertThat(page.select("#review li").eachText())
                .contains(
                        "added: Wed 7 Oct 2026: no work (国庆节)",
                        "added: Sat 17 Oct 2026: 09:00–12:00, 13:00–17:30 (国庆节)",
                        "changed: Mon 5 Oct 2026: no work (Fair) → no work (国庆节)",
                        "added: All exceptions of 2026 are entered");
        assertThat(stored().version()).isEqualTo(1);

        save(page);
        assertThat(stored().version()).isEqualTo(2);
        assertThat(stored().definition().publishedYears()).containsExactly(2026);
        assertThat(upload(edit(), LIST, "list.windows=09:00-12:00,13:00-17:30").select("#review li"))
                .isEmpty();
    }

    @Test
    void anICalendarFileIsAListToo() throws Exception {
        keep(OFFICE);
        var file = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261225
                SUMMARY:Christmas Day
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART;VALUE=DATE:20270101
                SUMMARY:New Year
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");
        var page = upload(edit(), file, "list.source=Parliament");
        assertThat(page.getElementById("f-list-year-fault").text())
                .isEqualTo("must say which year to take of [2026, 2027]");
        assertThat(page.getElementById("f-list-source").val()).isEqualTo("Parliament");

        page = upload(page, file, "list.year=2027");
        assertThat(page.select("#review li").eachText()).contains("added: Fri 1 Jan 2027: no work (New Year)");
        assertThat(page.select(".spans .source").text()).isEqualTo("Parliament");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            file    | must be given                   | ``
            file    | This is no list of holidays     | holidays
            file    | This is no list of holidays     | null
            file    | must be given                   | {"year": 2026}
            year    | must be given, from 1900        | {"days": [{"date": "2026-10-05", "isOffDay": true}]}
            file    | Entry 2 of the list             | {"year": 2026, "days": [{"date": "2026-10-05", "isOffDay": true}, {"date": "2026-10-06"}]}
            file    | Entry 1 of the list             | {"year": 2026, "days": [{"date": "2036-10-05", "isOffDay": true}]}
            file    | The iCalendar file has no       | BEGIN:VCALENDAR
            """)
    void aListThatIsNoneChangesNothing(String field, String fault, String file) throws Exception {
        keep(OFFICE);
        var page = upload(edit(), file, "name=Kept");
        assertThat(page.getElementById("f-list-" + field + "-fault").text()).startsWith(fault);
        assertThat(page.getElementById("f-name").val()).isEqualTo("Kept");
        assertThat(page.select("#review li").eachText()).containsExactly("changed: Name: Office → Kept");
    }
}
