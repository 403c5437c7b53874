package io.careflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionModelTest {

    private static final String ROWS = """
            <rule id="Rule_Early"><description>Before the change.</description>
              <inputEntry id="e1"><text>&lt; date("2027-01-01")</text></inputEntry>
              <outputEntry id="o1"><text>"PT8H"</text></outputEntry><outputEntry id="o2"><text>1.5</text></outputEntry>
            </rule>
            <rule id="Rule_Late">
              <inputEntry id="e3"><text>&gt;= date("2027-01-01")</text></inputEntry>
              <outputEntry id="o3"><text>"PT4H"</text></outputEntry><outputEntry id="o4"><text>[1, 2]</text></outputEntry>
            </rule>""";

    private final DecisionModel model = DecisionModel.parse(TestTables.table("date(day)", "date", "", ROWS));

    @Test
    void rowThatAppliesAnswersAndIsNamed() {
        var decided = model.evaluate("Decision_Test", Map.of("day", "2026-12-31"));

        assertThat(decided.output()).isEqualTo(Map.of("target", "PT8H", "weight", 1.5));
        assertThat(decided.rules()).containsExactly(new DecisionModel.MatchedRule("Rule_Early", "Before the change."));
        assertThat(decided.rules().getFirst()).hasToString("Rule_Early (Before the change.)");
    }

    @Test
    void tableChangesOnTheDayItNames() {
        assertThat(model.evaluate("Decision_Test", Map.of("day", "2027-01-01")).output())
                .isEqualTo(Map.of("target", "PT4H", "weight", List.of(1L, 2L)));
    }

    @Test
    void nothingAppliesToWhatIsMissing() {
        var decided = model.evaluate("Decision_Test", Map.of());

        assertThat(decided.output()).isNull();
        assertThat(decided.rules()).isEmpty();
    }

    @Test
    void faultNamesDecisionAndReason() {
        var overlapping = DecisionModel.parse(
                TestTables.table("date(day)", "date", "", ROWS.replace("&gt;= date(\"2027-01-01\")", "-")));

        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> overlapping.evaluate("Decision_Test", Map.of("day", "2026-12-31")))
                .withMessage("Decision_Test: Rule_Early (Before the change.) and Rule_Late apply at once");
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> model.evaluate("Decision_Lost", Map.of()))
                .withMessage("Decision_Lost: no decision found with id 'Decision_Lost'");
    }

    @Test
    void whatIsNoDecisionModelIsRefusedWithItsReason() {
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> DecisionModel.parse("<definitions>\n<decision></definitions>"))
                .withMessageStartingWith("line 2: ");
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> DecisionModel.parse("<definitions/>"))
                .withMessageContaining("parse");
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> DecisionModel.parse(
                        TestTables.table("date(day)", "date", "", ROWS.replace("\"PT8H\"", "\"PT8H"))))
                .withMessageContaining("'\"PT8H'");
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(
                        () -> DecisionModel.parse("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"))
                .withMessageContaining("DOCTYPE");
    }

    @Test
    void manyThreadsMayAskOneModel() {
        var answers = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(day -> (Map<?, ?>)
                        model.evaluate("Decision_Test", Map.of("day", day % 2 == 0 ? "2026-06-01" : "2027-06-01"))
                                .output())
                .map(output -> output.get("target"))
                .toList();

        assertThat(answers)
                .isEqualTo(IntStream.range(0, 2_000)
                        .mapToObj(day -> day % 2 == 0 ? "PT8H" : "PT4H")
                        .toList());
    }
}
