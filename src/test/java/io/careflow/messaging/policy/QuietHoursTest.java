package io.careflow.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai,    2026-11-22T12:59:59.999Z, ",
        "Asia/Shanghai,    2026-11-22T13:00:00Z, 2026-11-23T00:00:00Z",
        "Asia/Shanghai,    2026-11-22T16:00:00Z, 2026-11-23T00:00:00Z",
        "Asia/Shanghai,    2026-11-22T23:59:59Z, 2026-11-23T00:00:00Z",
        "Asia/Shanghai,    2026-11-23T00:00:00Z, ",
        "America/New_York, 2026-11-22T13:00:00Z, ",
        // The night in which the clocks go back has an hour more, the one in which they go forward an hour less.
        "Europe/Paris,     2026-10-24T19:00:00Z, 2026-10-25T07:00:00Z",
        "Europe/Paris,     2027-03-27T20:00:00Z, 2027-03-28T06:00:00Z",
        "America/New_York, 2026-11-01T01:00:00Z, 2026-11-01T13:00:00Z",
        // Here by half an hour, and at two in the morning.
        "Australia/Lord_Howe, 2027-04-03T10:00:00Z, 2027-04-03T21:30:00Z"
    })
    void nightEndsInTheMorningOfTheirClock(ZoneId zone, Instant at, Instant end) {
        assertThat(NIGHT.end(at, zone)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // 02:30 comes twice in this night: the later ends it.
        "22:00, 02:30, 2026-10-25T00:15:00Z, 2026-10-25T01:30:00Z",
        "22:00, 02:30, 2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z",
        "22:00, 02:30, 2026-10-25T01:30:00Z, ",
        // And the earlier begins it.
        "02:30, 06:00, 2026-10-25T00:29:59Z, ",
        "02:30, 06:00, 2026-10-25T00:30:00Z, 2026-10-25T05:00:00Z",
        "02:30, 06:00, 2026-10-25T01:10:00Z, 2026-10-25T05:00:00Z",
        // 02:30 does not come at all in this one: an hour later it would have.
        "22:00, 02:30, 2027-03-28T01:15:00Z, 2027-03-28T01:30:00Z",
        "22:00, 02:30, 2027-03-28T01:30:00Z, ",
        // Within one day.
        "13:00, 14:00, 2026-07-01T11:30:00Z, 2026-07-01T12:00:00Z",
        "13:00, 14:00, 2026-07-01T12:00:00Z, "
    })
    void edgesThatComeTwiceOrNotAtAll(LocalTime from, LocalTime until, Instant at, Instant end) {
        assertThat(new QuietHours(from, until).end(at, ZoneId.of("Europe/Paris")))
                .isEqualTo(end);
    }
}
