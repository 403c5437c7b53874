package io.careflow.messaging.dispatch;

import io.careflow.customer.Timeline;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagingSettings;
import io.careflow.messaging.MessagingSettings.WhenUnknown;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Another instance of the application, at the same database, which does one step at a time. */
final class Instance {

    private final Claims claims;
    private final Outcomes outcomes;
    private final Delivery delivery;
    private final Recording recording;
    private final TransactionTemplate transaction;

    Instance(String name, ApplicationContext application) {
        var jdbc = application.getBean(JdbcClient.class);
        var clock = application.getBean(Clock.class);
        var settings = new MessagingSettings(
                name,
                Duration.ofMillis(200),
                4,
                Duration.ofMinutes(10),
                Duration.ofDays(3),
                Map.of("test-reminder", WhenUnknown.RESEND),
                Map.of(),
                Duration.ofHours(1));
        this.claims = new Claims(jdbc, clock, settings);
        this.outcomes = new Outcomes(
                new Ledger(jdbc, clock, settings),
                application.getBean(DeliveryReports.class),
                application.getBean(AddressFaults.class),
                application.getBean(Timeline.class),
                clock,
                settings);
        this.delivery = application.getBean(Delivery.class);
        this.recording =
                new Recording(outcomes, new Circuit(), application.getBean(MessageMetrics.class), clock, settings);
        this.transaction = application.getBean(TransactionTemplate.class);
    }

    /** At most one due message. */
    List<ClaimedMessage> claim(Channel channel) {
        return transaction.execute(status -> claims.claim(channel, 1));
    }

    /** Gives it to the provider and dies before anything is written down. */
    void giveAndDie(ClaimedMessage message, Provider provider) {
        delivery.attempt(message, provider);
    }

    /** Gives it to the provider and dies before what is written down is committed. */
    void giveAndDieBeforeCommit(ClaimedMessage message, Provider provider) {
        var attempt = delivery.attempt(message, provider);
        transaction.executeWithoutResult(status -> {
            recording.record(message, attempt);
            status.setRollbackOnly();
        });
    }

    /** Gives it to the provider and writes down what came of it. */
    void send(ClaimedMessage message, Provider provider) {
        var attempt = delivery.attempt(message, provider);
        transaction.executeWithoutResult(status -> recording.record(message, attempt));
    }

    /** Is back after it died. */
    void restart(Channel channel) {
        claims.ofEarlierRun(channel)
                .forEach(message -> transaction.executeWithoutResult(status -> outcomes.interrupted(message)));
    }

    /** Finds what others have not answered for longer than their lease. */
    void lookForAbandoned(Channel channel) {
        claims.abandoned(channel)
                .forEach(message -> transaction.executeWithoutResult(status -> outcomes.interrupted(message)));
    }
}
