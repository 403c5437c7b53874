package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthdayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1990-08-15",
                "--08-15",
                "--02-29",
                "2000-02-29",
                "lunar:1990-08-15",
                "lunar:--02-30",
                "lunar:2023-L02-01"
            })
    void isWrittenAsItIsRead(String text) {
        assertThat(Birthday.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "15.08.1990",
                "1990-8-15",
                "1990-13-01",
                "1990-00-10",
                "1990-04-31",
                "1999-02-29",
                "--02-30",
                "1899-12-31",
                "1990-L08-15",
                "lunar:--08-31",
                "lunar:--13-01",
                "1990-08-15T00:00"
            })
    void refusesWhatIsNoDay(String text) {
        assertThatThrownBy(() -> Birthday.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leapDayIsKeptADayEarlierInCommonYears() {
        assertThat(Birthday.parse("--02-29").keptIn(2024)).contains(LocalDate.of(2024, 2, 29));
        assertThat(Birthday.parse("1992-02-29").keptIn(2025)).contains(LocalDate.of(2025, 2, 28));
        assertThat(Birthday.parse("1990-08-15").keptIn(2025)).contains(LocalDate.of(2025, 8, 15));
        assertThat(Birthday.parse("lunar:--08-15").keptIn(2025)).isEmpty();
    }
}
