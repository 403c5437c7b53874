package io.careflow.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.careflow.desk.form.FormSchema;
import io.careflow.desk.form.FormWording;
import io.careflow.messaging.DecisionReason;
import io.careflow.servicelevel.CalendarRule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BundlesTest {

    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]+)");

    @ParameterizedTest
    @ValueSource(strings = {"desk", "tasks", "calendars", "imports", "messaging", "public"})
    void bothLanguagesSayTheSameThings(String bundle) throws IOException {
        assertThat(read(bundle, "zh").stringPropertyNames())
                .isEqualTo(read(bundle, "en").stringPropertyNames());
    }

    @Test
    void everyWordOfThePagesIsInTheBundle() throws IOException {
        var known = new HashSet<>(read("desk", "en").stringPropertyNames());
        known.addAll(read("calendars", "en").stringPropertyNames());
        known.addAll(read("imports", "en").stringPropertyNames());
        known.addAll(read("messaging", "en").stringPropertyNames());
        known.addAll(read("public", "en").stringPropertyNames());
        try (var pages = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var page : pages.filter(Files::isRegularFile).toList()) {
                var used = KEY.matcher(Files.readString(page))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet());
                assertThat(known).as(page.toString()).containsAll(used);
            }
        }
    }

    @Test
    void everyRuleOfCalendarsIsInTheBundle() throws IOException {
        assertThat(read("calendars", "en").stringPropertyNames())
                .containsAll(Arrays.stream(CalendarRule.values())
                        .map(rule -> "calendar.fault." + rule.word())
                        .toList());
    }

    @Test
    void everyReasonNotToSendAMessageIsInTheBundle() throws IOException {
        var known = read("desk", "en").stringPropertyNames();
        for (var reason : DecisionReason.values()) {
            assertThat(known).contains("message.reason." + reason.code(), "decision.why." + reason.code());
        }
    }

    @Test
    void everyUserTaskOfTheModelsHasANameForPeople() throws IOException {
        var names = read("tasks", "zh").stringPropertyNames();
        try (var models = Files.newDirectoryStream(Path.of("bpmn"), "*.bpmn")) {
            for (var model : models) {
                assertThat(Bpmn.readModelFromFile(model.toFile()).getModelElementsByType(UserTask.class))
                        .allSatisfy(task -> assertThat(names).contains(task.getId()));
            }
        }
    }

    @Test
    void aFormSpeaksTheReadersLanguage() {
        var form = FormSchema.of(new JsonMapper().readTree("""
                {"components": [{"type": "select", "key": "cause", "label": "Cause",
                  "values": [{"value": "product", "label": "Product"}],
                  "properties": {"label.zh": "原因", "value.product.zh": "产品"}}]}"""));
        var chinese = new FormWording().in(form, Locale.CHINESE).at("/components/0");
        assertThat(chinese.path("label").asString()).isEqualTo("原因");
        assertThat(chinese.at("/values/0/label").asString()).isEqualTo("产品");
        var english = new FormWording().in(form, Locale.ENGLISH).at("/components/0");
        assertThat(english.path("label").asString()).isEqualTo("Cause");
    }

    private static Properties read(String bundle, String language) throws IOException {
        var properties = new Properties();
        try (var file = new InputStreamReader(
                BundlesTest.class.getResourceAsStream("/i18n/" + bundle + "_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        return properties;
    }
}
