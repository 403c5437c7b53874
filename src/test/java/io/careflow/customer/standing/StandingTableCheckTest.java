package io.careflow.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.careflow.customer.ServiceBurden;
import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What operations cannot deploy by mistake. */
class StandingTableCheckTest {

    @ParameterizedTest
    @EnumSource
    void tablesOfTheRepositoryAreInOrder(Aspect aspect) {
        assertThatCode(() -> new StandingTableCheck(aspect).check(model(aspect, "", "")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LIFECYCLE     | "loyal"                 | "devoted"    | lifecycle must be one of
            VALUE_SEGMENT | "购买少，也没有增长迹象。"  | ""           | whyZh must be given
            VALUE_SEGMENT | "Buys much, but less is to be expected." | null | why must be given
            TIER          | <text>yearAmount</text> | <text>yearAmmount</text> | yearAmmount is no signal
            TIER          | Decision_CustomerTier"  | Decision_Tier" | there is no such decision
            """)
    void faultIsNamed(Aspect aspect, String text, String mistake, String reason) {
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> new StandingTableCheck(aspect).check(model(aspect, text, mistake)))
                .withMessageContaining(reason);
    }

    @Test
    void whatTablesMayAskForIsWhatTheyAreAskedWith() {
        var signals = new Signals(
                LocalDate.EPOCH,
                0,
                0,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                "CNY",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                BigDecimal.ZERO,
                ServiceBurden.NONE,
                null,
                null);

        assertThat(signals.inputs().keySet()).isEqualTo(Signals.INPUTS);
    }

    private static DecisionModel model(Aspect aspect, String text, String replacement) {
        try {
            var file = Files.readString(Path.of(aspect.file()));
            assertThat(file).contains(text);
            return DecisionModel.parse(text.isEmpty() ? file : file.replace(text, replacement));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
