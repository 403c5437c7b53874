package io.careflow.messaging.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagingSettings;
import io.careflow.messaging.MessagingTest;
import io.careflow.platform.StartFailure;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MessagingTest
class PaceTest {

    private static final int PER_SECOND = 40;
    private static final int BURST = 4;

    @Autowired
    JdbcClient jdbc;

    @Test
    void severalInstancesTogetherKeepToWhatTheProviderTakes() throws Exception {
        var begin = System.nanoTime();
        Callable<Integer> instance = () -> {
            var pace = pace(PER_SECOND);
            var taken = 0;
            while (System.nanoTime() - begin < Duration.ofMillis(500).toNanos()) {
                taken += pace.take(8);
            }
            return taken;
        };
        var taken = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var each : threads.invokeAll(Stream.of(instance, instance).toList())) {
                taken += each.get();
            }
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        assertThat(taken).isPositive().isLessThanOrEqualTo((int) Math.ceil(BURST + (PER_SECOND - BURST + 1) * seconds));
    }

    @Test
    void whatIsNotUsedMayBeTakenAgain() {
        var pace = pace(1);
        await().atMost(Duration.ofSeconds(60)).until(() -> pace.take(5) == 1);
        pace.giveBack(1);
        assertThat(pace.take(5)).isOne();
    }

    @Test
    void withoutALimitAsManyAsAreWanted() {
        var pace = new Pace(jdbc, Channel.SMS, settings(Map.of(Channel.EMAIL, 1)));
        assertThat(pace.take(500)).isEqualTo(500);
        assertThat(pace.take(500)).isEqualTo(500);
    }

    @Test
    void aLimitThatLetsNothingThroughIsRefused() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> settings(Map.of(Channel.SMS, 0)))
                .withMessageContaining("careflow.messaging.per-second.sms");
    }

    private Pace pace(int perSecond) {
        return new Pace(jdbc, Channel.SMS, settings(Map.of(Channel.SMS, perSecond)));
    }

    private static MessagingSettings settings(Map<Channel, Integer> perSecond) {
        return new MessagingSettings(
                "pace",
                Duration.ofSeconds(2),
                8,
                Duration.ofMinutes(10),
                Duration.ofDays(3),
                Map.of(),
                perSecond,
                Duration.ofHours(1));
    }
}
