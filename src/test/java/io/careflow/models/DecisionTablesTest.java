package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decision tables leave nothing open: whatever comes in, exactly one row answers. */
class DecisionTablesTest {

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

    private static List<String> matchedRules(DecisionTable table, Map<String, Object> inputs) {
        var answer = engine.client()
                .newEvaluateDecisionCommand()
                .decisionId(table.decision())
                .variables(inputs)
                .send()
                .join();
        assertThat(answer.getFailureMessage()).as("failure for %s", inputs).isNullOrEmpty();
        return answer.getEvaluatedDecisions().getLast().getMatchedRules().stream()
                .map(rule -> rule.getRuleId())
                .toList();
    }
}
