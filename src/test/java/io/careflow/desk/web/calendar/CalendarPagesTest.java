package io.careflow.desk.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.careflow.CareflowTest;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.StoredCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** The calendars' pages as a browser without scripts works them: each button sends the form as it stands. */
@CareflowTest
class CalendarPagesTest {

    private static final String OFFICE = """
            {"name": "Office", "timeZone": "Europe/Berlin",
             "week": {"MONDAY": [["09:00", "17:00"]], "TUESDAY": [["09:00", "17:00"]]},
             "exceptions": [{"date": "2026-10-05", "windows": [], "reason": "Fair", "source": "Board https://example.org/1"},
                            {"date": "2026-10-06", "windows": [], "reason": "Fair", "source": "Board https://example.org/1"},
                            {"date": "2026-10-10", "windows": [["10:00", "12:00"]]}],
             "publishedYears": []}""";

    private static final String LIST = """
            {"year": 2026, "papers": ["https://example.org/notice"], "days": [
              {"name": "国庆节", "date": "2026-10-05", "isOffDay": true},
              {"name": "国庆节", "date": "2026-10-07", "isOffDay": true},
              {"name": "国庆节", "date": "2026-10-17", "isOffDay": false}]}""";

    @Autowired
    WebApplicationContext context;

    @Autowired
    CalendarEditing calendars;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    private final String id = "page-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/calendars/" + id;
    private MockMvc web;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void theListSaysWhenWorkIsDoneAndWhatIsMissing() throws Exception {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        keep("""
                {"name": "Shop", "timeZone": "UTC",
                 "week": {"MONDAY": [["09:00", "12:00"], ["13:00", "18:00"]], "TUESDAY": [["09:00", "12:00"], ["13:00", "18:00"]],
                          "SATURDAY": [["00:00", "24:00"]]},
                 "exceptions": [{"date": "%s", "windows": [], "reason": "Inventory"}], "publishedYears": [%d]}""".formatted(today.plusDays(3), today.getYear()));

        var row = read("/calendars", "agent", "en").selectFirst("tr:contains(" + id + ")");
        assertThat(row.text())
                .contains("Mon–Tue 09:00–12:00, 13:00–18:00; Sat around the clock", "UTC", "no work (Inventory)")
                .contains(today.getYear() + " " + (today.getYear() + 1) + " is missing", "Version 1 olga");
        assertThat(row.selectFirst("a").attr("href")).isEqualTo(path);
        assertThat(read("/calendars", "agent", "zh")
                        .selectFirst("tr:contains(" + id + ")")
                        .text())
                .contains("周一至周二 09:00–12:00、13:00–18:00；周六 全天", "放假（Inventory）");
    }

    @Test
    void everybodyReadsAndOnlyOperationsEdit() throws Exception {
        keep(OFFICE);
        var page = read(path + "?year=2026&start=2026-10-02T16:00&amount=2&unit=business-hours", "agent", "en");
        assertThat(page.select("#typed, [name=do]")).isEmpty();
        assertThat(page.select(".read .day").eachText()).contains("Monday 8 h 09:00–17:00", "Sunday closed closed");
        // Friday is closed, Monday and Tuesday are a fair, and on Saturday the 10th two hours are worked.
        assertThat(page.selectFirst(".answer strong").text()).isEqualTo("Sat 10 Oct 2026, 12:00");
        assertThat(page.selectFirst("#tried .steps").text()).contains("Fair");
        assertThat(send(post(path), "lead", new LinkedMultiValueMap<>()).getStatus())
                .isEqualTo(403);
        assertThat(send(get("/new-calendar"), "lead", new LinkedMultiValueMap<>())
                        .getStatus())
                .isEqualTo(403);
        assertThat(web.perform(post(path).with(user("olga").roles("OPS")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("without a CSRF token")
                .isEqualTo(403);
        assertThat(send(get("/calendars/no-such"), "agent", new LinkedMultiValueMap<>())
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void hoursAreTypedTheWayPeopleTypeThemAndSaved() throws Exception {
        keep(OFFICE);
        var page = press(edit(), "add-window:MONDAY");
        assertThat(page.select("[name=week.MONDAY.from]").eachAttr("value")).containsExactly("09:00", "");
        assertThat(page.selectFirst("[autofocus]").id()).isEqualTo("f-week-MONDAY-1");

        page = press(
                page,
                "copy-day:TUESDAY",
                "week.MONDAY.from=9",
                "week.MONDAY.to=1230",
                "week.MONDAY.from=13：30",
                "week.MONDAY.to=24");
        assertThat(page.select("[name=week.TUESDAY.to]").eachAttr("value")).containsExactly("12:30", "24:00");
        assertThat(page.select("#drawing-TUESDAY rect:not(.track)").eachAttr("width"))
                .containsExactly("210", "630");
        page = press(page, "remove-window:TUESDAY:0");
        assertThat(stored().version()).as("nothing is kept before it is saved").isEqualTo(1);
        assertThat(page.select("#review li").eachText())
                .containsExactly(
                        "changed: Monday: 09:00–17:00 → 09:00–12:30, 13:30–24:00",
                        "changed: Tuesday: 09:00–17:00 → 13:30–24:00");

        var saved = save(page);
        assertThat(saved.getStatus()).isEqualTo(302);
        assertThat(saved.getRedirectedUrl()).startsWith(path);
        assertThat(stored().version()).isEqualTo(2);
        assertThat(stored().changedBy()).isEqualTo("ops");
        assertThat(stored().definition().week().get("MONDAY"))
                .containsExactly(List.of("09:00", "12:30"), List.of("13:30", "24:00"));
        assertThat(stored().definition().exceptions()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | "25:99" is no time of the day   | 17:00 to 09:00: must end after it starts  | 09:00-12:00 and 11:00-13:00 overlap
            zh | “25:99”不是一天中的时间         | 17:00 至 09:00：结束必须晚于开始           | 09:00-12:00 与 11:00-13:00 重叠
            """)
    void faultsStandAtTheirFieldsAndNothingTypedIsLost(String language, String time, String order, String overlap)
            throws Exception {
        keep(OFFICE);
        var fields = fields(
                edit(),
                "do=save",
                "timeZone=Mars/Olympus",
                "name=My office",
                "week.MONDAY.from=17:00",
                "week.MONDAY.to=09:00",
                "week.TUESDAY.from=25:99",
                "week.TUESDAY.to=17:00",
                "week.FRIDAY.from=09:00",
                "week.FRIDAY.to=12:00",
                "week.FRIDAY.from=11:00",
                "week.FRIDAY.to=13:00");
        var refused = send(post(path).header("Accept-Language", language), "ops", fields);

        assertThat(refused.getStatus()).isEqualTo(422);
        var page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.getElementById("f-week-TUESDAY-fault").text()).startsWith(time);
        assertThat(page.getElementById("f-week-MONDAY-fault").text()).startsWith(order);
        assertThat(page.getElementById("f-week-FRIDAY-fault").text()).isEqualTo(overlap);
        assertThat(page.getElementById("f-timeZone-fault").text()).isNotEmpty();
        assertThat(page.select("#faults a").eachAttr("href"))
                .containsExactly("#f-timeZone", "#f-week-MONDAY-0", "#f-week-TUESDAY-0", "#f-week-FRIDAY");
        assertThat(page.getElementById("f-timeZone").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById("f-name").attr("aria-invalid")).isEmpty();
        assertThat(page.getElementById("f-name").val()).isEqualTo("My office");
        assertThat(page.getElementById("f-timeZone").val()).isEqualTo("Mars/Olympus");
        assertThat(page.select("[name=week.TUESDAY.from]").val()).isEqualTo("25:99");
        assertThat(stored().version()).isEqualTo(1);
    }

    @Test
    void aWeekWithoutAnyHourIsRefused() throws Exception {
        keep(OFFICE.replaceAll("\"exceptions\": (?s:.*)\"publishedYears\"", "\"publishedYears\""));
        var page = press(press(edit(), "remove-window:MONDAY:0"), "remove-window:TUESDAY:0");
        assertThat(page.getElementById("f-week-fault").text()).startsWith("There is no hour of work");
        assertThat(page.selectFirst(".answer")).isNull();
        assertThat(save(page).getStatus()).isEqualTo(422);
    }

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

    @Test
    void whoIsOvertakenKeepsWhatTheyTypedAndSeesWhatTheOtherSaved() throws Exception {
        keep(OFFICE);
        var page = edit();
        keep(OFFICE.replace("Europe/Berlin", "Europe/Paris").replace("Office", "Shop"));

        var refused = send(post(path), "ops", fields(page, "do=save", "name=Our office", "week.MONDAY.to=16:00"));
        assertThat(refused.getStatus()).isEqualTo(409);
        var conflict = Jsoup.parse(refused.getContentAsString());
        assertThat(conflict.getElementById("f-name").val()).isEqualTo("Our office");
        assertThat(conflict.selectFirst("#conflict h2").text()).isEqualTo("olga saved version 2 in between");
        assertThat(conflict.select("#conflict .sides > div").eachText())
                .containsExactly(
                        "What olga changed changed: Name: Office → Shop changed: Time zone: Europe/Berlin → Europe/Paris",
                        "What you changed changed: Name: Office → Our office changed: Monday: 09:00–17:00 → 09:00–16:00");

        var merged = press(conflict, "merge");
        assertThat(merged.getElementById("conflict")).isNull();
        assertThat(merged.getElementById("f-timeZone").val()).isEqualTo("Europe/Paris");
        assertThat(merged.getElementById("f-name").val()).isEqualTo("Our office");
        assertThat(save(merged).getStatus()).isEqualTo(302);
        assertThat(stored().definition().timeZone()).isEqualTo("Europe/Paris");
        assertThat(stored().definition().week().get("MONDAY")).containsExactly(List.of("09:00", "16:00"));

        // Or theirs is replaced knowingly.
        assertThat(send(post(path), "ops", fields(conflict, "do=save-mine")).getStatus())
                .isEqualTo(302);
        assertThat(stored().version()).isEqualTo(4);
        assertThat(stored().definition().timeZone()).isEqualTo("Europe/Berlin");
    }

    @Test
    void everyVersionSaysWhatItChangedAndCanBeGoneOnFrom() throws Exception {
        keep(OFFICE);
        keep(OFFICE.replace("17:00", "18:00"));
        var page = read(path + "/versions", "ops", "en");
        assertThat(page.select(".editions > li").eachText())
                .satisfiesExactly(
                        newest -> assertThat(newest)
                                .startsWith("Version 2 was edited olga")
                                .contains("Monday: 09:00–17:00 → 09:00–18:00"),
                        oldest -> assertThat(oldest).endsWith("Go on from version 1"));
        assertThat(read(path + "/versions", "agent", "en").select("button[name=do]"))
                .isEmpty();

        var restored = Jsoup.parse(send(post(path), "ops", map("do=restore:1")).getContentAsString());
        assertThat(restored.selectFirst("[role=status]").text()).startsWith("Here is version 1 again.");
        assertThat(restored.select("[name=week.MONDAY.to]").val()).isEqualTo("17:00");
        save(restored);
        assertThat(stored().version()).isEqualTo(3);
        assertThat(stored().definition().week().get("MONDAY")).containsExactly(List.of("09:00", "17:00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mon 12 Oct 2026, 13:00 | 3   | business-hours
            Mon 12 Oct 2026, 12:30 | 2,5 | business-hours
            Mon 12 Oct 2026, 10:30 | 30  | business-minutes
            Tue 13 Oct 2026, 12:00 | 2   | business-days
            Sat 10 Oct 2026, 12:00 | 24  | hours
            Fri 9 Oct 2026, 12:00  | 0   | business-hours
            """)
    void aDeadlineIsTriedOnWhatIsTypedAndNotSaved(String due, String amount, String unit) throws Exception {
        keep(OFFICE);
        var page = press(
                edit(),
                "remove-exception:2026-10-10/2026-10-10",
                "week.MONDAY.from=10:00",
                "start=2026-10-09T12:00",
                "amount=" + amount,
                "unit=" + unit);
        assertThat(page.selectFirst(".answer strong").text()).isEqualTo(due);
        assertThat(page.selectFirst("#f-amount").val()).isEqualTo(amount);
        assertThat(page.selectFirst("[name=unit] [selected]").val()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start  | must be given                      | start=                 | amount=1
            start  | must be a date and a time          | start=soon             | amount=1
            start  | must be in the years               | start=0001-01-01T00:00 | amount=1
            amount | must be given                      | start=2026-10-09T12:00 | amount=
            amount | must be a number                   | start=2026-10-09T12:00 | amount=some
            amount | must not be negative               | start=2026-10-09T12:00 | amount=-1
            amount | cannot be reached within ten years | start=2026-10-09T12:00 | amount=1e99
            amount | cannot be reached within ten years | start=2026-10-09T12:00 | amount=40000
            """)
    void whatCannotBeTriedSaysWhy(String field, String fault, String start, String amount) throws Exception {
        keep(OFFICE);
        var page = press(edit(), "show", start, amount);
        assertThat(page.getElementById("f-" + field + "-fault").text()).startsWith(fault);
        assertThat(page.selectFirst(".answer")).isNull();
        assertThat(page.getElementById(("f-" + field)).val())
                .isEqualTo((field.equals("start") ? start : amount).replaceFirst(".*=", ""));
        assertThat(save(page).getStatus()).as("it is no fault of the calendar").isEqualTo(302);
    }

    @Test
    void aDeadlineInAYearThatIsNotEnteredSaysSo() throws Exception {
        keep(OFFICE.replace("\"publishedYears\": []", "\"publishedYears\": [2026]"));
        var page = press(edit(), "show", "start=2026-12-31T12:00", "amount=8");
        assertThat(page.select("#tried .warning").eachText())
                .containsExactly("The exceptions of 2027 are not entered yet: this may still change.");
    }

    @Test
    void whatIsTypedCanBeTriedOnPastComplaintsToo() throws Exception {
        keep(OFFICE);
        var sent = send(post(path), "ops", fields(edit(), "do=what-if", "week.MONDAY.to=9:30"));
        // The container passes a request on; its query is read like fields.
        var query = UriComponentsBuilder.fromUriString(sent.getForwardedUrl()).build();
        assertThat(query.getPath()).isEqualTo("/what-if");
        var fields = new LinkedMultiValueMap<String, String>();
        query.getQueryParams()
                .forEach(
                        (name, values) -> fields.add(name, UriUtils.decode(values.getFirst(), StandardCharsets.UTF_8)));
        var page = Jsoup.parse(send(post("/what-if"), "ops", fields).getContentAsString());
        assertThat(page.select("[role=alert]")).isEmpty();
        assertThat(page.selectFirst("#calendar [selected]").val()).isEqualTo(id);
        assertThat(json.readTree(page.selectFirst("#hours").val())
                        .at("/week/MONDAY")
                        .toString())
                .isEqualTo("[[\"09:00\",\"09:30\"]]");
        assertThat(page.getElementById("what-if-result")).isNotNull();
    }

    @Test
    void aNewCalendarIsTypedTriedAndSaved() throws Exception {
        var page = Jsoup.parse(
                send(get("/new-calendar"), "ops", new LinkedMultiValueMap<>()).getContentAsString());
        page = Jsoup.parse(
                send(post("/new-calendar"), "ops", fields(page, "do=add-window:SATURDAY", "name=Night shift"))
                        .getContentAsString());
        assertThat(page.selectFirst(".answer")).isNotNull();
        var refused = send(post("/new-calendar"), "ops", fields(page, "do=save", "id=Night Shift"));
        assertThat(refused.getStatus()).isEqualTo(422);
        page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.getElementById("f-id-fault").text()).startsWith("must be lower-case letters");

        var saved = send(
                post("/new-calendar"),
                "ops",
                fields(page, "do=save", "id=" + id, "week.SATURDAY.from=22", "week.SATURDAY.to=24"));
        assertThat(saved.getRedirectedUrl()).startsWith(path);
        assertThat(stored().definition().name()).isEqualTo("Night shift");
        assertThat(stored().definition().week().get("SATURDAY")).containsExactly(List.of("22:00", "24:00"));

        var taken = send(post("/new-calendar"), "ops", fields(page, "do=save", "id=" + id));
        assertThat(taken.getStatus()).isEqualTo(409);
        assertThat(Jsoup.parse(taken.getContentAsString())
                        .getElementById("f-id-fault")
                        .text())
                .isEqualTo("is taken by another calendar");
        assertThat(stored().version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            do=fly
            do=add-window:SOMEDAY
            do=remove-window:MONDAY:7
            do=year:soon
            do=remove-exception:soon
            exceptions=none
            exceptions=[{"date": "soon", "windows": []}]
            exceptions=[{"date": "2026-10-05"}]
            x.replaces=soon
            """)
    void whatNoPageSendsIsRefused(String field) throws Exception {
        keep(OFFICE);
        var page = edit();
        var sent = field.startsWith("do=")
                ? fields(page, field)
                : fields(page, "do=put-exception", "x.first=2026-01-01", field);
        assertThat(send(post(path), "ops", sent).getStatus()).isEqualTo(400);
        assertThat(stored().version()).isEqualTo(1);
    }

    private void keep(String calendar) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("olga", "", "ROLE_OPS"));
        try {
            calendars.put(id, json.readValue(calendar, CalendarDefinition.class), Optional.empty());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private StoredCalendar stored() {
        return calendars.one(id);
    }

    private Document edit() throws Exception {
        return read(path + "?year=2026", "ops", "en");
    }

    private Document read(String path, String staff, String language) throws Exception {
        var answer = send(get(path).header("Accept-Language", language), staff, new LinkedMultiValueMap<>());
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private Document press(Document page, String button, String... typed) throws Exception {
        assertThat(page.select("button[name=do]").eachAttr("value")).contains(button);
        var answer = send(post(path), "ops", fields(page, with(typed, "do=" + button)));
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse save(Document page, String... typed) throws Exception {
        return send(post(path), "ops", fields(page, with(typed, "do=save")));
    }

    private Document upload(Document page, String file, String... typed) throws Exception {
        var part = new MockMultipartFile("list.file", "list", null, file.getBytes(StandardCharsets.UTF_8));
        var answer = send(multipart(path).file(part), "ops", fields(page, with(typed, "do=list")));
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse send(
            AbstractMockHttpServletRequestBuilder<?> request, String staff, MultiValueMap<String, String> fields)
            throws Exception {
        return web.perform(request.params(fields).with(csrf()).with(user(staff).roles(staff.toUpperCase(Locale.ROOT))))
                .andReturn()
                .getResponse();
    }

    private static org.jsoup.nodes.Element cell(Document page, String date) {
        return page.selectFirst("[data-date=" + date + "]");
    }

    private static String[] with(String[] typed, String button) {
        var all = Arrays.copyOf(typed, typed.length + 1);
        all[typed.length] = button;
        return all;
    }

    /** The form as it stands, with some of its fields typed anew; a name that is given twice has two fields. */
    private static MultiValueMap<String, String> fields(Document page, String... typed) {
        var fields = new LinkedMultiValueMap<String, String>();
        ((FormElement) page.getElementById("typed"))
                .formData()
                .forEach(field -> fields.add(field.key(), field.value()));
        var anew = map(typed);
        // A checkbox is ticked beside those that are.
        anew.getOrDefault("published", List.of()).forEach(year -> fields.add("published", year));
        anew.remove("published");
        fields.putAll(anew);
        return fields;
    }

    private static MultiValueMap<String, String> map(String... typed) {
        var fields = new LinkedMultiValueMap<String, String>();
        for (var pair : typed) {
            var split = pair.split("=", 2);
            fields.add(split[0], split[1]);
        }
        return fields;
    }
}
