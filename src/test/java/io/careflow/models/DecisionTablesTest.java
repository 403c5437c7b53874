package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.MatchedDecisionRule;
import io.careflow.engine.DecisionModel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decision tables leave nothing open: whatever comes in, exactly one row answers. */
@Execution(ExecutionMode.CONCURRENT)
class DecisionTablesTest {

    private static final List<DecisionModel> MODELS = ModelFolder.decisions().stream()
            .map(file -> DecisionModel.parse(ModelFolder.text(file)))
            .toList();

    @TempDir
    static Path folder;

    private static ModelEngine engine;

    @BeforeAll
    static void start() {
        engine = new ModelEngine(folder);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    static List<DecisionTable> tables() {
        return DecisionTable.all();
    }

    static List<DecisionTable> tablesWithOneAnswer() {
        return of("UNIQUE");
    }

    static List<DecisionTable> tablesThatCollect() {
        return of("COLLECT");
    }

    private static List<DecisionTable> of(String hitPolicy) {
        return tables().stream()
                .filter(table -> table.hitPolicy().equals(hitPolicy))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tablesWithOneAnswer")
    void exactlyOneRowAppliesToWhateverComesIn(DecisionTable table) {
        for (var inputs : table.combinations()) {
            assertThat(matchedRules(table, inputs)).as("rows for %s", inputs).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("tablesThatCollect")
    void aTableThatCollectsAnswersWhateverComesIn(DecisionTable table) {
        for (var inputs : table.combinations()) {
            assertThat(matchedRules(table, inputs)).as("rows for %s", inputs).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTableIsOfAKindThatIsChecked(DecisionTable table) {
        assertThat(table.hitPolicy()).isIn("UNIQUE", "COLLECT");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRowAppliesToSomething(DecisionTable table) {
        var applied = new HashSet<String>();
        table.combinations().forEach(inputs -> applied.addAll(matchedRules(table, inputs)));
        assertThat(applied).containsExactlyInAnyOrderElementsOf(table.rules());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void decisionsMadeWithoutTheEngineAreThoseOfTheEngine(DecisionTable table) {
        var combinations = table.combinations();
        for (var i = 0; i < combinations.size(); i += 1 + combinations.size() / 20) {
            var decided = model(table).evaluate(table.decision(), combinations.get(i));
            var answer = answer(table, combinations.get(i));
            assertThat(decided.rules())
                    .extracting(DecisionModel.MatchedRule::id)
                    .isEqualTo(answer.getEvaluatedDecisions().getLast().getMatchedRules().stream()
                            .map(MatchedDecisionRule::getRuleId)
                            .toList());
            assertThat(asJson(JsonMapper.shared().writeValueAsString(decided.output())))
                    .isEqualTo(asJson(answer.getDecisionOutput()));
        }
    }

    private static DecisionModel model(DecisionTable table) {
        return MODELS.stream()
                .filter(model -> model.decisions().contains(table.decision()))
                .findFirst()
                .orElseThrow();
    }

    // Objects are equal whatever the order of their fields.
    private static JsonNode asJson(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static EvaluateDecisionResponse answer(DecisionTable table, Map<String, Object> inputs) {
        var answer = engine.client()
                .newEvaluateDecisionCommand()
                .decisionId(table.decision())
                .variables(inputs)
                .send()
                .join();
        assertThat(answer.getFailureMessage()).as("failure for %s", inputs).isNullOrEmpty();
        return answer;
    }

    /** Without the engine, which says the same as is checked above: there are many combinations. */
    private static List<String> matchedRules(DecisionTable table, Map<String, Object> inputs) {
        return model(table).evaluate(table.decision(), inputs).rules().stream()
                .map(DecisionModel.MatchedRule::id)
                .toList();
    }
}
