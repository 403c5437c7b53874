package io.careflow.desk.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.careflow.CareflowTest;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

@CareflowTest
class CalendarTrialPageTest extends CalendarPageCase {

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
}
