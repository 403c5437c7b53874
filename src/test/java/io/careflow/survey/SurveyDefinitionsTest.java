package io.careflow.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.desk.form.FormWording;
import io.careflow.platform.ModelFiles;
import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

/** What operations wrote is either a survey that can be sent, or stops the start and says where it is wrong. */
class SurveyDefinitionsTest {

    private static final String DEFINITION = """
            {"name": {"en": "Delivery", "zh": "配送"}, "metric": "csat", "questionnaire": "delivery",
             "trigger": "schedule", "every": "P90D", "delay": "PT2H", "reminders": ["P3D", "P4D"], "open": "P14D"}""";
    private static final String FORM = """
            {"type": "default", "id": "delivery", "components": [
              {"type": "number", "key": "score", "label": "How was it?", "properties": {"label.zh": "如何？"}, "validate": {"required": true, "min": 1, "max": 5}},
              {"type": "textarea", "key": "comment", "label": "Why?", "properties": {"label.zh": "为何？"}}]}""";

    @TempDir
    Path models;

    private Path folder;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(models.resolve("templates/surveys"));
        Files.writeString(folder.resolve("delivery.form"), FORM);
        Files.writeString(folder.resolve("delivery.json"), DEFINITION);
    }

    @Test
    void surveyIsWhatItsFileSays() {
        read(definitions -> {
            var delivery = definitions.require("delivery");
            assertThat(delivery.metric()).isEqualTo(SurveyMetric.CSAT);
            assertThat(delivery.every()).isEqualTo(Duration.ofDays(90));
            assertThat(delivery.reminders()).containsExactly(Duration.ofDays(3), Duration.ofDays(4));
            assertThat(delivery.name(Locale.CHINA)).isEqualTo("配送");
            assertThat(definitions.triggeredBy(SurveyCause.SCHEDULE)).containsExactly(delivery);
            assertThat(definitions.triggeredBy(SurveyCause.PURCHASE)).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "zh": "配送"                 | "zh": " "                    | name.zh is missing
            "metric": "csat"            | "metric": "stars"           | metric must be csat, nps or ces
            "metric": "csat"            | "metric": "nps"             | 'score' must be from 0 to 10
            "questionnaire": "delivery" | "questionnaire": "gone"     | templates/surveys/gone.form does not exist
            "trigger": "schedule"       | "trigger": "full-moon"      | trigger must be
            "trigger": "schedule"       | "trigger": "purchase"       | every belongs to the trigger schedule
            "every": "P90D",            |                             | every belongs to the trigger schedule
            "delay": "PT2H"             | "delay": "two hours"        | delay must be a duration
            "delay": "PT2H"             | "delay": "-PT2H"            | delay must be more than nothing
            "open": "P14D"              | "open": "P400D"             | open must be at most P365D
            "open": "P14D"              | "open": "P7D"               | reminders must come before it is over
            ["P3D", "P4D"]              | ["P1D", "P1D", "P1D"]       | reminders must be a list of at most two
            "delay"                     | "dealy": "PT2H", "delay"    | dealy is unknown
            {"name"                     | {"name" "name"              | is not valid JSON
            """)
    void brokenSurveyStopsTheStart(String right, String wrong, String fault) throws IOException {
        assertThat(DEFINITION).contains(right);
        Files.writeString(folder.resolve("delivery.json"), DEFINITION.replace(right, wrong == null ? "" : wrong));
        assertThatThrownBy(() -> read(definitions -> {}))
                .hasStackTraceContaining(StartFailure.class.getName())
                .hasStackTraceContaining("templates/surveys/delivery.json")
                .hasStackTraceContaining(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "key": "score"    | "key": "stars"     | must ask for the number 'score'
            "required": true  | "required": false  | must ask for the number 'score'
            "max": 5          | "max": 7           | 'score' must be from 1 to 5
            "textarea"        | "filepicker"       | filepicker
            "label.zh": "如何？" | "label.de": "Wie?"  | 'score' has no label.zh
            {"type": "default"| {"type" "default"  | is not a form
            """)
    void brokenQuestionnaireStopsTheStart(String right, String wrong, String fault) throws IOException {
        assertThat(FORM).contains(right);
        Files.writeString(folder.resolve("delivery.form"), FORM.replace(right, wrong));
        assertThatThrownBy(() -> read(definitions -> {}))
                .hasStackTraceContaining(StartFailure.class.getName())
                .hasStackTraceContaining("questionnaire templates/surveys/delivery.form")
                .hasStackTraceContaining(fault);
    }

    private void read(Consumer<SurveyDefinitions> look) {
        new ApplicationContextRunner()
                .withPropertyValues("careflow.models=" + models)
                .withBean(JsonMapper.class, JsonMapper::new)
                .withUserConfiguration(FormWording.class, ModelFiles.class, SurveyDefinitions.class)
                .run(context -> look.accept(context.getBean(SurveyDefinitions.class)));
    }
}
