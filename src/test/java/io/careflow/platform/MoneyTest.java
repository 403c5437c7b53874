package io.careflow.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void equalAmountsAreEqualHoweverManyZerosWereWritten() {
        assertThat(Money.of(new BigDecimal("19.9"), "CNY")).isEqualTo(Money.of(new BigDecimal("19.900"), "CNY"));
        assertThat(Money.of(new BigDecimal("1E+3"), "JPY")).isEqualTo(Money.of(new BigDecimal("1000"), "JPY"));
        assertThat(Money.of(BigDecimal.ONE, "CNY")).isNotEqualTo(Money.of(BigDecimal.ONE, "USD"));
    }

    @Test
    void amountWithMoreDecimalsThanItsCurrencyIsRefused() {
        assertThatThrownBy(() -> Money.of(new BigDecimal("19.999"), "CNY")).hasMessageContaining("CNY has (2)");
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.5"), "JPY")).hasMessageContaining("JPY has (0)");
    }

    @Test
    void unknownCurrencyIsRefused() {
        assertThatThrownBy(() -> Money.of(BigDecimal.ONE, "XYZ1")).hasMessageContaining("ISO 4217");
        assertThatThrownBy(() -> Money.of(BigDecimal.ONE, "cny")).hasMessageContaining("ISO 4217");
    }
}
