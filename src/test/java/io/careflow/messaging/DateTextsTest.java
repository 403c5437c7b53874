package io.careflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextsTest {

    private static final Instant AT = Instant.parse("2026-11-22T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "zh-CN, Asia/Shanghai,    2026年11月23日 07:30",
        "en-GB, Europe/London,    22 November 2026",
        "en-US, America/New_York, 'November 22, 2026'",
    })
    void aTimeIsToldOnTheCustomersClock(String locale, ZoneId zone, String text) {
        assertThat(DateTexts.dateTime(AT, Locale.forLanguageTag(locale), zone)).startsWith(text);
    }

    @Test
    void aPlainSmsStaysPlain() {
        assertThat(DateTexts.dateTime(AT, Locale.US, ZoneId.of("UTC")).chars()).allMatch(c -> c < 128);
    }

    @Test
    void aDateHasNoTime() {
        assertThat(DateTexts.date(AT, Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai")))
                .isEqualTo("2026年11月23日");
    }
}
