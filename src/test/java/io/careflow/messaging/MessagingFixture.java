package io.careflow.messaging;

import static org.awaitility.Awaitility.await;

import io.careflow.customer.Customers;
import io.careflow.customer.NewCustomer;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.dispatch.NewMessage;
import io.careflow.messaging.dispatch.Planning;
import io.careflow.platform.ClockAdvanced;
import io.careflow.platform.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers, messages to them, and time. */
public final class MessagingFixture {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Customers customers;
    private final Planning planning;
    private final Messages messages;
    private final MovableClock clock;
    private final ApplicationEventPublisher events;
    private final Consents consents;
    private final JdbcClient jdbc;

    MessagingFixture(
            Customers customers,
            Planning planning,
            Messages messages,
            MovableClock clock,
            ApplicationEventPublisher events,
            Consents consents,
            JdbcClient jdbc)
            throws IOException {
        this.customers = customers;
        this.planning = planning;
        this.messages = messages;
        this.clock = clock;
        this.events = events;
        this.consents = consents;
        this.jdbc = jdbc;
        jdbc.sql("insert into deployed_model (name, source_hash, content, at) values (?, 'as shipped', ?, now())"
                        + " on conflict do nothing")
                .params("dmn/contact-policy.dmn", Files.readString(Path.of("dmn/contact-policy.dmn")))
                .update();
    }

    /** Somebody nobody has written to yet. */
    public record Person(UUID id, String email, String phone) {}

    public Person customer(String name, String locale) {
        var number = NUMBER.incrementAndGet();
        var email = "customer-" + number + "@example.org";
        var phone = "+86138%08d".formatted(number);
        return new Person(
                customers
                        .findOrCreate(new NewCustomer(name, email, phone, locale))
                        .id(),
                email,
                phone);
    }

    public Person customer() {
        return customer("王芳", "zh-CN");
    }

    /** Somebody on whose clock it is now half past the hour. */
    public Person customerWhereItIs(int hour) {
        var person = customer();
        var wanted = Duration.ofHours(hour).plusMinutes(30).toSeconds();
        var here = clock.instant().atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        var ahead = Math.floorMod(wanted - here, Duration.ofDays(1).toSeconds());
        var offset = ahead > Duration.ofHours(14).toSeconds()
                ? ahead - Duration.ofDays(1).toSeconds()
                : ahead;
        jdbc.sql("update customer set zone = ? where id = ?")
                .params(ZoneOffset.ofTotalSeconds((int) (offset - offset % 60)).getId(), person.id())
                .update();
        return person;
    }

    /** Records what they said. */
    public void say(Person person, ConsentChannel channel, Purpose purpose, ConsentState state) {
        consents.record(
                person.id(), List.of(new NewStatement(channel, purpose, state, null, "sms-reply", "Their words")));
    }

    public Person customerWithoutPhone() {
        var email = "customer-" + NUMBER.incrementAndGet() + "@example.org";
        return new Person(
                customers
                        .findOrCreate(new NewCustomer("李雷", email, null, "zh-CN"))
                        .id(),
                email,
                null);
    }

    public UUID plan(Channel channel, String template, Person person) {
        return plan("test:" + NUMBER.incrementAndGet(), channel, template, person);
    }

    public UUID plan(String key, Channel channel, String template, Person person) {
        return planning.plan(
                new NewMessage(key, channel, template, Purpose.SERVICE, new MessageSubject(person.id(), null)));
    }

    public UUID plan(Channel channel, String template, Purpose purpose, Person person) {
        return planning.plan(new NewMessage(
                "test:" + NUMBER.incrementAndGet(), channel, template, purpose, new MessageSubject(person.id(), null)));
    }

    public List<MessageDecision> decisions(UUID id) {
        return messages.decided(id).orElseThrow().decisions();
    }

    public Message message(UUID id) {
        return messages.find(id).orElseThrow();
    }

    public Message awaitStatus(UUID id, MessageStatus status) {
        return await().until(() -> message(id), message -> message.status() == status);
    }

    /** The first fault is on record. */
    public Message awaitFault(UUID id) {
        return await().until(() -> message(id), message -> message.reason() != null);
    }

    public void advance(Duration by) {
        events.publishEvent(new ClockAdvanced(clock.advance(by)));
    }
}
