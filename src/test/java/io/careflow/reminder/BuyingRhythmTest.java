package io.careflow.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuyingRhythmTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    @ParameterizedTest
    @CsvSource({
        "30 30 30,               4, 30,   0,    2026-05-05",
        "28 30 35,               4, 30,   0.07, 2026-05-08",
        "10 20,                  3, 15,   0.33, 2026-02-19",
        "5 60 10 90,             5, 35,   0.79, 2026-07-24",
        // The latest twelve pauses alone
        "90 30 30 30 30 30 30 30 30 30 30 30 30, 14, 30, 0, 2027-04-30"
    })
    void itsUsualPauseAndHowFarOthersStray(
            String pauses, int purchases, double interval, double spread, LocalDate expected) {
        var rhythm = BuyingRhythm.of(days(pauses));
        assertThat(rhythm.purchases()).isEqualTo(purchases);
        assertThat(rhythm.interval()).isEqualTo(interval);
        assertThat(rhythm.spread()).isEqualTo(spread);
        assertThat(rhythm.expected()).isEqualTo(expected);
    }

    @Test
    void whoBoughtOnOneDayHasNoRhythm() {
        var rhythm = BuyingRhythm.of(List.of(FIRST));
        assertThat(rhythm.purchases()).isOne();
        assertThat(rhythm.interval()).isNull();
        assertThat(rhythm.spread()).isNull();
    }

    private static List<LocalDate> days(String pauses) {
        var days = new ArrayList<>(List.of(FIRST));
        Arrays.stream(pauses.split(" "))
                .forEach(pause -> days.add(days.getLast().plusDays(Long.parseLong(pause))));
        return days;
    }
}
