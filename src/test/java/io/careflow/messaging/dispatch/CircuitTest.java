package io.careflow.messaging.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Circuit circuit = new Circuit();

    @Test
    void whileTheProviderAnswersAllFreeSendersSend() {
        assertThat(circuit.allowed(NOW, 5, 3)).isEqualTo(5);
        assertThat(circuit.fault()).isNull();
    }

    @Test
    void aProviderOutOfReachIsLeftAloneAndThenTriedWithOneMessage() {
        var again = circuit.unavailable(NOW, "smtp-unreachable", null);
        assertThat(Duration.between(NOW, again)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        assertThat(circuit.allowed(again.minusMillis(1), 8, 0)).isZero();
        assertThat(circuit.allowed(again, 8, 0)).isOne();
        assertThat(circuit.allowed(again, 7, 1)).as("one is under way").isZero();
        assertThat(circuit.fault()).isEqualTo("smtp-unreachable");
    }

    @Test
    void thePausesGrowToHalfAMinuteAndNoFurther() {
        var now = NOW;
        var pause = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            var again = circuit.unavailable(now, "smtp-unreachable", null);
            pause = Duration.between(now, again);
            now = again;
        }
        assertThat(pause).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));
    }

    @Test
    void eightThatFailTogetherCountAsOneFailure() {
        for (int i = 0; i < 8; i++) {
            circuit.unavailable(NOW, "smtp-unreachable", null);
        }
        assertThat(circuit.allowed(NOW.plusMillis(1200), 8, 0)).isOne();
    }

    @Test
    void aLongerPauseThatTheProviderAsksForIsKept() {
        var again = circuit.unavailable(NOW, "twilio-http-429", Duration.ofMinutes(5));
        assertThat(again).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void theFirstAnswerOpensTheWayForAll() {
        var again = circuit.unavailable(NOW, "smtp-unreachable", null);
        circuit.answered();
        assertThat(circuit.allowed(again.minusMillis(500), 8, 0)).isEqualTo(8);
    }
}
