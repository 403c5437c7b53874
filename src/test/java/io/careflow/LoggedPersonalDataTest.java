package io.careflow;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LoggedPersonalDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMS to +8613800138000 failed",
                "To=%2B8613800138000&From=x",
                "Unknown customer 13800138000.",
                "550 5.1.1 <ada.lovelace@example.org>: no such user",
                "GET /u?mail=ada%40example.org",
                "Sent: C-000042 is withdrawn, as you wished.",
                "【云帆】王芳，您的投诉已受理。",
            })
    void isFound(String line) {
        assertThat(LoggedPersonalData.in(line)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message 01a20bda-0f25-7000-9234-f80fb82f3ede (sms) failed: twilio-21610",
                "Mail <01a20bda-0f25-7000-9234-f80fb82f3ede@care.example.org> was taken",
                "Ready after 16.9 s: open http://localhost:36989 as agent, lead, ops or admin (password = name)",
                "jdbc:postgresql://localhost:15432/postgres, pid 13800",
                "Process instance 2251799813685249 at 2026-11-22T16:39:24.332+08:00",
                "Customer +86138*****00 of a***@example.org",
            })
    void isNot(String line) {
        assertThat(LoggedPersonalData.in(line)).isEmpty();
    }

    @Test
    void isFoundInWhatAnExceptionQuotes() {
        var fault = new IllegalStateException("wrapped", new IllegalArgumentException("no such user ada@example.org"));
        var event = new LoggingEvent("", logger(), Level.WARN, "Message {} failed", fault, new Object[] {1});
        assertThat(LoggedPersonalData.in(event))
                .hasValueSatisfying(
                        found -> assertThat(found).contains("Message {} failed").doesNotContain("ada"));
    }

    @Test
    void everyLineOfTheSuiteIsRead() {
        assertThat(logger().getAppender(LogGuard.NAME)).isNotNull();
    }

    private static Logger logger() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
