package io.careflow.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of risk that nobody could follow are not deployed. */
class RiskTablesCheckTest {

    @Test
    void takesTheTablesAsTheyCome() {
        assertThatCode(() -> check("", "")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "<text>missed</text>, <text>mood</text>, by nothing but",
        "<text>48</text>, <text>480</text>, points must be a whole number",
        "<text>48</text>, <text>-1</text>, points must be a whole number",
        "<text>\"Buys less often than before.\"</text>, <text>null</text>, why and whyZh",
        "<text>\"high\"</text>, <text>\"huge\"</text>, 'risk must be low, medium or high'",
        "<text>[3..4)</text>, <text>[3..5)</text>, apply at once",
    })
    void refuses(String text, String mistake, String reason) {
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> check(text, mistake))
                .withMessageContaining(reason);
    }

    @Test
    void whatTablesMayAskForIsWhatTheyAreAskedWith() {
        var signals = new ChurnSignals(1, BigDecimal.ONE, BigDecimal.ONE, null, null, 0, 0, null, null, null);
        assertThat(signals.inputs().keySet()).isEqualTo(ChurnSignals.INPUTS);
    }

    private static void check(String text, String replacement) throws IOException {
        var file = Files.readString(Path.of(RiskTables.FILE));
        assertThat(file).contains(text);
        new RiskTablesCheck().check(DecisionModel.parse(text.isEmpty() ? file : file.replace(text, replacement)));
    }
}
