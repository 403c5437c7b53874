package io.careflow.desk.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.careflow.CareflowTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@CareflowTest
class CalendarHoursPageTest extends CalendarPageCase {

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
}
