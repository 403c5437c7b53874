package io.careflow.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyCapTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final FrequencyCap TWICE_A_WEEK = new FrequencyCap(2, Duration.ofDays(7), true);

    @ParameterizedTest
    @CsvSource({
        "'', ",
        "-1, ",
        // The older of two makes room when a week has passed since it left.
        "-6 -1, 1",
        "-7 -1, ",
        "-9 -8 -6, ",
        "-6 -5 -1, 2",
        // Those that are to leave later count, too.
        "-6 -1 1, 6",
        "-1 1 6 8, 13"
    })
    void oneMoreLeavesWhenThereIsRoom(String daysOfTheOthers, Integer days) {
        var others = Arrays.stream(daysOfTheOthers.split(" "))
                .filter(day -> !day.isEmpty())
                .map(day -> NOW.plus(Duration.ofDays(Long.parseLong(day))))
                .toList();
        assertThat(TWICE_A_WEEK.free(others, NOW)).isEqualTo(days == null ? null : NOW.plus(Duration.ofDays(days)));
    }
}
