package io.careflow.messaging;

import static org.awaitility.Awaitility.await;

import io.careflow.customer.Customers;
import io.careflow.customer.NewCustomer;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.dispatch.NewMessage;
import io.careflow.messaging.dispatch.Planning;
import io.careflow.platform.ClockAdvanced;
import io.careflow.platform.MovableClock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationEventPublisher;

/** Customers, messages to them, and time. */
public final class MessagingFixture {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Customers customers;
    private final Planning planning;
    private final Messages messages;
    private final MovableClock clock;
    private final ApplicationEventPublisher events;

    MessagingFixture(
            Customers customers,
            Planning planning,
            Messages messages,
            MovableClock clock,
            ApplicationEventPublisher events) {
        this.customers = customers;
        this.planning = planning;
        this.messages = messages;
        this.clock = clock;
        this.events = events;
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
