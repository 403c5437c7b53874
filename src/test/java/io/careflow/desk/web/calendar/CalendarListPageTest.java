package io.careflow.desk.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.careflow.CareflowTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

@CareflowTest
class CalendarListPageTest extends CalendarPageCase {

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
}
