package io.careflow.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.careflow.CareflowTest;
import io.careflow.ReceivedComplaint;
import io.careflow.desk.DeskFixture;
import io.careflow.engine.OpenIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the server writes into the desk's pages. */
@CareflowTest
class DeskPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext context;

    @Autowired
    CamundaClient engine;

    @Autowired
    Wording wording;

    private MockMvc web;

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void theOtherLanguageShowsTheSamePage() throws Exception {
        var english = page("/tasks?box=all&page=", "lead");
        assertThat(english.selectFirst("html").attr("lang")).isEqualTo("en");
        var link = english.selectFirst("a.language").attr("href");
        assertThat(link).isEqualTo("?box=all&page=&lang=zh");

        var chinese = page("/tasks" + link, "lead");
        assertThat(chinese.selectFirst("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(chinese.selectFirst(".tabs a[aria-current]").attr("href")).contains("box=all");
        assertThat(chinese.selectFirst("a.language").attr("href")).isEqualTo("?box=all&page=&lang=en");
    }

    @ParameterizedTest
    @CsvSource({"/login, ?lang=zh", "/login?error, ?error&lang=zh", "/messages, ?lang=zh"})
    void theLinkToTheOtherLanguageKeepsWhatWasAsked(String path, String link) throws Exception {
        assertThat(page(path, "lead").selectFirst("a.language").attr("href")).isEqualTo(link);
    }

    @Test
    void anIncidentSaysWhereInTheModelItStands() throws Exception {
        var complaint = UUID.randomUUID().toString();
        var variables = new HashMap<>(ReceivedComplaint.variables(complaint, Instant.now()));
        variables.put("receivedAt", "some day");
        engine.newPublishMessageCommand()
                .messageName("complaint-received")
                .correlationKey(complaint)
                .timeToLive(Duration.ofMinutes(1))
                .variables(variables)
                .send()
                .join();
        var instance = await().until(() -> stuck("Task_StartResponseClock"), found -> !found.isEmpty())
                .getFirst()
                .getProcessInstanceKey();
        try {
            var place = page("/incidents", "ops").selectFirst("tr:contains(" + instance + ") .what");
            assertThat(place.selectFirst("strong").text()).isEqualTo("Start first response clock");
            assertThat(place.select(".about").eachText())
                    .containsExactly("Task_StartResponseClock", "Process_ComplaintHandling");
        } finally {
            engine.newCancelInstanceCommand(instance).send().join();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, Process_ComplaintHandling, Task_Respond, Respond to customer",
        "zh, Process_ComplaintHandling, Task_Respond, 答复客户",
        "zh, Process_ComplaintHandling, Gateway_Approved, Approved?",
        "zh, Process_ComplaintHandling, Gateway_Closing, Gateway_Closing",
        "zh, Process_Elsewhere, Task_Elsewhere, Task_Elsewhere"
    })
    void elementsAreCalledByTheBundleThenTheModelThenTheirId(
            Locale reader, String process, String element, String name) {
        LocaleContextHolder.setLocale(reader);
        assertThat(wording.element(new OpenIncident("1", process, "2", element, "UNKNOWN", "", null, null)))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | PT8H             | Target: 8 h of business time          | not counted
            en | 1 business day   | Target: 1 business day                | Due at the same time of day on working day 1 after the start
            en | 2 business days  | Target: 2 business days               | Due at the same time of day on working day 2 after the start
            en | PT24H wall clock | Target: 24 h by the clock on the wall | Nights, weekends and holidays count.
            zh | PT8H             | 目标：8 小时工作时间                          | 不计时
            zh | 2 business days  | 目标：2 个工作日                            | 起始日之后第 2 个工作日的同一时刻到期
            zh | PT24H wall clock | 目标：24 小时自然时间                         | 夜间、周末和节假日都计时
            """)
    void clockSaysHowItsTargetCounts(String language, String target, String named, String rule) throws Exception {
        var desk = new DeskFixture(port);
        var complaint = desk.complaint("Explained in words");
        desk.taskOf(complaint, "Task_Respond");
        // From a Sunday on, so that there is a day to skip.
        jdbc.sql("""
                        update service_clock set target = ?, started_at = '2026-03-08T02:00:00Z',
                            due_at = '2026-03-10T02:00:00Z' where subject_id = cast(? as uuid) and metric = 'first-response'""").params(target, complaint).update();

        var clock =
                page("/complaints/" + complaint + "?lang=" + language, "agent").selectFirst(".clock");
        assertThat(clock.text()).contains(named).contains(rule);
        assertThat(clock.select("details").text()).contains("standard").contains("C-normal");
    }

    private List<Incident> stuck(String element) {
        return engine.newIncidentSearchRequest()
                .filter(filter -> filter.elementId(element).state(IncidentState.ACTIVE))
                .send()
                .join()
                .items();
    }

    private Document page(String path, String staff) throws Exception {
        var answer = web.perform(get(path)
                        .header("Accept-Language", "en")
                        .with(user(staff).roles(staff.toUpperCase(Locale.ROOT))))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }
}
