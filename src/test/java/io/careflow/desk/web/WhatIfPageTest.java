package io.careflow.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.careflow.CareflowTest;
import io.careflow.servicelevel.PolicyText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CareflowTest
class WhatIfPageTest {

    @Autowired
    WebApplicationContext context;

    private MockMvc web;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @ParameterizedTest
    @CsvSource({"ops, 200", "admin, 200", "lead, 403", "agent, 403"})
    void onlyOperationsMayTry(String staff, int status) throws Exception {
        assertThat(web.perform(get("/what-if").with(staff(staff)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(status);
    }

    @Test
    void uploadedTableIsTriedAndStaysInThePage() throws Exception {
        var draft = PolicyText.with("16_2", "\"PT8H\"");

        var page = tried(200, "en", "2024-05-01", "", draft, "", "");

        assertThat(page.select(".figures tbody tr")).hasSize(3);
        assertThat(page.selectFirst("#table").wholeText().strip()).isEqualTo(draft.strip());
    }

    @Test
    void tableInForceIsThereToBeChanged() throws Exception {
        var answer = web.perform(get("/what-if/service-level.dmn").with(staff("ops")))
                .andReturn()
                .getResponse();

        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(PolicyText.shipped());
        assertThat(answer.getHeader("Content-Disposition")).contains("attachment", "service-level.dmn");
        assertThat(web.perform(get("/what-if/service-level.dmn").with(staff("agent")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void calendarIsTriedInPlaceOfTheOneInForce() throws Exception {
        var page = tried(
                200,
                "en",
                "2024-05-01",
                "",
                "",
                "standard",
                "{\"timeZone\": \"UTC\", \"week\": {\"MONDAY\": [[\"09:00\", \"18:00\"]]}}");

        assertThat(page.select(".figures tbody tr")).hasSize(3);
        assertThat(page.selectFirst("#calendar option[selected]").attr("value")).isEqualTo("standard");
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            en | 2024-05-01 | ``            | ``       | ``                | Draft of the table Give a draft of the table or of a calendar.
            zh | 2024-05-01 | ``            | ``       | ``                | 决策表草稿 请提供决策表或日历的草稿。
            en | 2024-06-01 | x             | ``       | ``                | Until must not be before the first day
            en | soon       | x             | ``       | ``                | From must be a date
            en | 2024-05-01 | <definitions> | ``       | ``                | Draft of the table cannot be used: line 1: XML document structures must start and end within the same entity.
            zh | 2024-05-01 | gap           | ``       | ``                | 决策表草稿 没有一行适用于 tier = C, severity = critical, channel = web
            zh | 2024-05-01 | overlap       | ``       | ``                | 决策表草稿 Rule_ServiceLevel_01 (Tier A, critical.) and Rule_ServiceLevel_13 (
            zh | 2024-05-01 | target        | ``       | ``                | 决策表草稿 Rule_ServiceLevel_01 (Tier A, critical.)：firstResponse 应写作 “PT8H”
            en | 2024-05-01 | calendar      | ``       | ``                | Draft of the table Rule_ServiceLevel_01 (Tier A, critical.): there is no calendar lunar.
            en | 2024-05-01 | ``            | standard | nine to five      | Draft of a calendar must be a calendar as JSON
            en | 2024-05-01 | ``            | standard | {"timeZone": "X"} | Draft of a calendar timeZone is no time zone
            """)
    void faultIsSaidInTheReadersLanguage(
            String language, String from, String table, String calendar, String hours, String words) throws Exception {
        var page = tried(422, language, from, draft(table), "", calendar, hours);

        assertThat(page.selectFirst("main [role=alert]").text()).startsWith(words);
        assertThat(page.selectFirst("#from").attr("value")).isEqualTo(from);
    }

    private static String draft(String fault) {
        return switch (fault) {
            case "gap" -> PolicyText.shipped().replace("not(\"A\", \"B\")", "\"D\"");
            case "overlap" -> PolicyText.shipped().replace("not(\"A\", \"B\")", "-");
            case "target" -> PolicyText.with("01_2", "\"soon\"");
            case "calendar" -> PolicyText.with("01_5", "\"lunar\"");
            default -> fault;
        };
    }

    private Document tried(
            int status, String language, String from, String table, String file, String calendar, String hours)
            throws Exception {
        var answer = web.perform(multipart("/what-if")
                        .file(new MockMultipartFile("file", file.getBytes(StandardCharsets.UTF_8)))
                        .param("from", from)
                        .param("to", "2024-05-31")
                        .param("table", table)
                        .param("calendar", calendar)
                        .param("hours", hours)
                        .header("Accept-Language", language)
                        .with(staff("ops"))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(status);
        return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private static RequestPostProcessor staff(String name) {
        var roles = name.equals("admin") ? "AGENT,LEAD,OPS,ADMIN" : name.toUpperCase(Locale.ROOT);
        return user(name).roles(roles.split(","));
    }
}
