package io.careflow.desk.web.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.careflow.CareflowTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@CareflowTest
class CalendarVersionsPageTest extends CalendarPageCase {

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
}
