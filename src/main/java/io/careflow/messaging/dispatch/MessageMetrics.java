package io.careflow.messaging.dispatch;

import io.careflow.messaging.Channel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many messages wait, failed or need a person, and what came of the attempts. */
@Component
class MessageMetrics {

    private final MeterRegistry registry;
    private final JdbcClient jdbc;

    MessageMetrics(MeterRegistry registry, JdbcClient jdbc) {
        this.registry = registry;
        this.jdbc = jdbc;
        for (var channel : Channel.values()) {
            gauge(channel, "waiting", "status in ('planned', 'claimed')");
            gauge(channel, "failed", "status = 'failed' and settled is null");
            gauge(channel, "unknown", "status = 'unknown' and settled is null");
        }
    }

    void attempted(Channel channel, Outcome.Kind outcome) {
        registry.counter(
                        "careflow.messages.attempts",
                        "channel",
                        channel.text(),
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private void gauge(Channel channel, String state, String condition) {
        Gauge.builder("careflow.messages", () -> count(channel, condition))
                .description("Messages in the ledger; failed and unknown ones need a person")
                .tag("channel", channel.text())
                .tag("state", state)
                .register(registry);
    }

    private int count(Channel channel, String condition) {
        return jdbc.sql("select count(*) from message where channel = ? and " + condition)
                .param(channel.text())
                .query(Integer.class)
                .single();
    }
}
