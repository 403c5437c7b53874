package io.careflow.messaging.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.messaging.Channel;
import io.careflow.platform.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** Every message that the repository has, in each of its languages, with no more than is known when it is sent. */
class WrittenTemplatesTest {

    private static final Map<String, String> ALWAYS = Map.of(
            "customerName", "Zoë <b>Müller</b>",
            "companyName", "云帆 & Co",
            "supportEmail", "care@example.org",
            "supportPhone", "400-555-0100",
            "unsubscribeUrl", "",
            "preferencesUrl", "");

    private static final Map<String, String> OF_COMPLAINTS =
            Map.of("complaintReference", "C-000042", "subject", "<i>Lid</i> & kettle");

    private static final Map<String, Map<String, String>> KNOWN_BY_THEN = Map.of(
            "complaint-acknowledgement", Map.of("firstResponseDue", "2026年11月23日 17:00"),
            "complaint-response", Map.of("reply", "We will call you <today>.\nPromised."),
            "complaint-question", Map.of("question", "Which <colour> was it?"),
            "complaint-answer", Map.of("answer", "It is <nearly> done."),
            "complaint-resolution", Map.of("resolution", "A new kettle <free of charge>.\nIt is on its way."),
            "greeting-anniversary", Map.of("greetingYears", "5"),
            "churn-rescue-offer", Map.of("offer", "a voucher of <50>"),
            "survey-invitation", Map.of("surveyQuestion", "How <content> are you?"),
            "survey-reminder", Map.of("surveyQuestion", "How <content> are you?"));

    private static final Map<String, String> OF_SURVEYS = Map.of(
            "surveyUrl",
            "https://care.example.org/s/1",
            "surveyEnds",
            "2026年12月1日",
            "surveyLeast",
            "0",
            "surveyMost",
            "10");

    private Templates templates;

    @BeforeEach
    void readTheRepository() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(new MockEnvironment().withProperty("careflow.models", "."));
            context.register(ModelFiles.class);
            context.refresh();
            templates = new Templates(context.getBean(ModelFiles.class), "none");
        }
    }

    static List<Arguments> written() throws IOException {
        var found = new ArrayList<Arguments>();
        for (var channel : Channel.values()) {
            try (var files = Files.walk(Path.of("templates", channel.text()))) {
                files.filter(file -> file.toString().endsWith(".txt"))
                        .filter(file -> !file.getParent().endsWith("layout"))
                        .map(file -> Arguments.of(
                                channel,
                                file.getParent().getFileName().toString(),
                                file.getFileName().toString().replace(".txt", "")))
                        .forEach(found::add);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("written")
    void needsNoMoreThanIsKnown(Channel channel, String template, String locale) {
        var known = known(template);
        var content = templates.fill(channel, template, Locale.forLanguageTag(locale), variables(template));
        assertThat(content.text()).contains("云帆 & Co").doesNotContain("{{", "&lt;");
        assertThat(known.values()).allMatch(content.text()::contains);
        if (channel == Channel.EMAIL) {
            assertThat(content.subject()).isNotBlank().doesNotContain("\n");
        }
        if (isOfComplaint(template)) {
            assertThat(content.text()).contains("C-000042");
            assertThat(channel == Channel.EMAIL ? content.subject() : content.text())
                    .contains("C-000042");
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void saysTheSameInHtmlWhateverCustomersAreCalled(Channel channel, String template, String locale) {
        var html = templates
                .fill(channel, template, Locale.forLanguageTag(locale), variables(template))
                .html();
        if (channel == Channel.SMS) {
            assertThat(html).isNull();
            return;
        }
        var page = Jsoup.parse(html);
        assertThat(page.selectFirst("html").attr("lang")).startsWith(locale);
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("b, i, script, img, link")).isEmpty();
        assertThat(page.wholeText()).contains("Zoë <b>Müller</b>", "care@example.org");
        assertThat(known(template).values()).allMatch(page.wholeText()::contains);
        if (isOfComplaint(template)) {
            assertThat(page.title()).contains("C-000042");
            assertThat(page.wholeText()).contains("<i>Lid</i> & kettle");
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void leavesNoGapWhereACompanyHasNoPhoneOrAddress(Channel channel, String template, String locale) {
        var variables = variables(template);
        variables.put("supportEmail", "");
        variables.put("supportPhone", "");
        var text = templates
                .fill(channel, template, Locale.forLanguageTag(locale), variables)
                .text();
        assertThat(text).doesNotContain("·  ·", "· \n");
    }

    private static Map<String, Object> variables(String template) {
        var variables = new HashMap<String, Object>(ALWAYS);
        variables.putAll(known(template));
        if (template.startsWith("survey-")) {
            variables.putAll(OF_SURVEYS);
        }
        if (isOfComplaint(template)) {
            variables.putAll(OF_COMPLAINTS);
        }
        return variables;
    }

    private static Map<String, String> known(String template) {
        return KNOWN_BY_THEN.getOrDefault(template, Map.of());
    }

    private static boolean isOfComplaint(String template) {
        return template.startsWith("complaint-");
    }
}
