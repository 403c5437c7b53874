package io.careflow.engine;

import static io.careflow.engine.TestTables.row;
import static io.careflow.engine.TestTables.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision that is remembered is the one that the table makes. */
class RememberedDecisionTest {

    private static final String ROWS = row("R1", "null, &lt; 0")
            + row("R2", "[0..2.5)")
            + row("R3", "2.5")
            + row("R4", "(2.5..100]")
            + row("R5", "not(null, &lt;= 100)");

    @Test
    void answersAsTheTableDoesWhateverComesIn() {
        var model = DecisionModel.parse(table("input", "number", "", ROWS));
        var remembered = RememberedDecision.of(model, "Decision_Test");
        assertThat(remembered.remembers()).isTrue();
        var random = new Random(5);
        for (var i = 0; i < 3_000; i++) {
            var inputs = new HashMap<String, Object>();
            inputs.put("input", some(random));
            assertThat(remembered.evaluate(inputs)).as("%s", inputs).isEqualTo(model.evaluate("Decision_Test", inputs));
        }
    }

    private static Object some(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> random.nextInt(-2, 104);
            case 2 -> BigDecimal.valueOf(random.nextInt(-100, 10_400), 2);
            case 3 -> new BigDecimal("2.50");
            default -> random.nextDouble(-1, 101);
        };
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"A", "B", "C", "", "1"})
    void textsAreRememberedOneByOne(String text) {
        var rows = row("R1", "\"A\", null") + row("R2", "\"B\"") + row("R3", "not(\"A\", \"B\", null)");
        var model = DecisionModel.parse(table("input", "string", "", rows));
        var remembered = RememberedDecision.of(model, "Decision_Test");
        var inputs = new HashMap<String, Object>();
        inputs.put("input", text);
        assertThat(remembered.remembers()).isTrue();
        for (var i = 0; i < 2; i++) {
            assertThat(remembered.evaluate(inputs)).isEqualTo(model.evaluate("Decision_Test", inputs));
            assertThat(remembered.evaluate(inputs).rules()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"> other", "odd(?)", "\"A\"", "> 1 + 1", "date(\"2026-01-01\")"})
    void asksEachTimeWhereMoreThanTheNumberCounts(String test) {
        var escaped = test.replace(">", "&gt;");
        var model = DecisionModel.parse(table("input", "number", "", row("R1", escaped)));

        assertThat(RememberedDecision.of(model, "Decision_Test").remembers()).isFalse();
    }

    @Test
    void asksEachTimeWhereAnOutputIsComputed() {
        var computed = row("R1", "-").replace("\"PT8H\"", "string(input)");
        var remembered =
                RememberedDecision.of(DecisionModel.parse(table("input", "number", "", computed)), "Decision_Test");

        assertThat(remembered.remembers()).isFalse();
        assertThat(remembered.evaluate(java.util.Map.of("input", 1)).output())
                .asString()
                .contains("1");
        assertThat(remembered.evaluate(java.util.Map.of("input", 2)).output())
                .asString()
                .contains("2");
    }

    @Test
    void knowsNoOtherDecision() {
        var model = DecisionModel.parse(table("input", "number", "", ROWS));

        assertThatExceptionOfType(DecisionFault.class).isThrownBy(() -> RememberedDecision.of(model, "Decision_Other"));
    }
}
