package io.careflow.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * How fast {@code -Dcareflow.load.messages=} messages leave that are all due, with two threads a channel, through
 * WireMock as Twilio and GreenMail as the mail server, which take their share of the same machine.
 */
@Tag("load")
@MessagingTest
@TestPropertySource(properties = "careflow.messaging.concurrency=2")
class MessagingLoadTest {

    private static final int MESSAGES = Integer.getInteger("careflow.load.messages", 10_000);
    private static final int WARM_UP = 1_000;
    private static final int CUSTOMERS = 500;

    @Autowired
    MessagingFixture messaging;

    @Autowired
    @Qualifier("dispatchers")
    SmartLifecycle dispatchers;

    @Autowired
    JdbcClient jdbc;

    private final List<Long> heap = new ArrayList<>();

    @BeforeEach
    void carriersWork() {
        Carriers.reset();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void messagesThatAreDueLeave(Channel channel) {
        var customers = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> messaging.customer())
                .toList();
        send(channel, WARM_UP, customers);
        heap.clear();
        var before = database();
        var seconds = send(channel, MESSAGES, customers);
        var database = database() - before;
        System.out.printf(
                "%s: %d messages in %.1f s, %.0f a second; database busy %.1f s; heap at least %d MB in the first half, %d MB in the second%n",
                channel,
                MESSAGES,
                seconds,
                MESSAGES / seconds,
                database / 1000,
                Collections.min(heap.subList(0, heap.size() / 2 + 1)),
                Collections.min(heap.subList(heap.size() / 2, heap.size())));
        assertThat(jdbc.sql("select count(*) from message where channel = ? and status = 'accepted' and attempts = 1")
                        .param(channel.text())
                        .query(Integer.class)
                        .single())
                .isEqualTo(WARM_UP + MESSAGES);
    }

    private double send(Channel channel, int messages, List<MessagingFixture.Person> customers) {
        dispatchers.stop();
        var first = customers.stream()
                .map(customer -> messaging.plan(channel, "test-notice", customer))
                .map(UUID::toString)
                .toArray(String[]::new);
        jdbc.sql("""
                        insert into message
                        select (jsonb_populate_record(message, jsonb_build_object('id', uuidv7(),
                            'message_key', message_key || ':' || number))).*
                        from message, generate_series(1, ?) number where id = any (?::uuid[])""").params(messages / CUSTOMERS - 1, first).update();
        jdbc.sql("analyze message").update();
        var began = System.nanoTime();
        dispatchers.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(15))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> waiting(channel) == 0);
        return (System.nanoTime() - began) / 1e9;
    }

    private int waiting(Channel channel) {
        // What the carriers keep for tests to look at is no part of what is measured.
        Carriers.TWILIO.resetRequests();
        purge();
        var runtime = Runtime.getRuntime();
        heap.add((runtime.totalMemory() - runtime.freeMemory()) >> 20);
        return jdbc.sql("select count(*) from message where channel = ? and status in ('planned', 'claimed')")
                .param(channel.text())
                .query(Integer.class)
                .single();
    }

    private static void purge() {
        try {
            Carriers.MAIL.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Milliseconds that the database spent on statements. */
    private double database() {
        return jdbc.sql("select active_time from pg_stat_database where datname = current_database()")
                .query(Double.class)
                .single();
    }
}
