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
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the server writes into the desk's pages. */
@CareflowTest
class DeskPagesTest {

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
        var instance = await().atMost(Duration.ofSeconds(30))
                .until(() -> stuck("Task_StartResponseClock"), found -> !found.isEmpty())
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
