package io.careflow.engine;

import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers one batch of waiting messages. The engine knows a repetition by the message id for {@link #TIME_TO_LIVE}; a
 * message older than that may have arrived long ago without our knowing, so proof is looked for before it is sent again.
 */
@Component
class MessageDelivery {

    static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    static final int BATCH = 100;

    /** Leaves the engine's time-to-live an hour of margin. */
    private static final Duration SURELY_REMEMBERED = TIME_TO_LIVE.minusHours(1);

    /** How long an instance that was started long ago has to show itself by running a job. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final Backoff ENGINE_AWAY = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2));
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private static final Logger log = LoggerFactory.getLogger(MessageDelivery.class);

    private final Outbox outbox;
    private final CamundaClient client;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MessageDelivery(Outbox outbox, CamundaClient client, PlatformTransactionManager transactions, Clock clock) {
        this.outbox = outbox;
        this.client = client;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Sends what is due, at most {@link #BATCH}, and waits for the engine's answers. */
    Round deliverDue() {
        return transaction.execute(status -> {
            var due = outbox.lockDue(BATCH);
            if (due.stream().anyMatch(this::isOld)) {
                // Without the engine no old message's trace could show itself, and nothing can be sent either.
                client.newTopologyRequest()
                        .requestTimeout(REQUEST_TIMEOUT)
                        .send()
                        .join();
            }
            var answers = due.stream().filter(this::mayBeSent).map(this::send).toList();
            return book(
                    due.size(), answers.stream().map(CompletableFuture::join).toList());
        });
    }

    /** Whether it cannot have arrived too long ago to be recognised: it is young, or there was time to see its trace. */
    private boolean mayBeSent(ProcessMessage message) {
        if (!isOld(message)) {
            return true;
        }
        if (outbox.provenDelivered(message.id())) {
            outbox.remove(List.of(message.id()));
            return false;
        }
        if (message.doubtfulSince() != null) {
            return true;
        }
        outbox.doubt(message, GRACE);
        return false;
    }

    private boolean isOld(ProcessMessage message) {
        return !clock.instant().isBefore(message.createdAt().plus(SURELY_REMEMBERED));
    }

    private CompletableFuture<Answer> send(ProcessMessage message) {
        return client.newPublishMessageCommand()
                .messageName(message.name())
                .correlationKey(message.correlationKey())
                .messageId(message.id().toString())
                .timeToLive(TIME_TO_LIVE)
                .variables(message.variables())
                .requestTimeout(REQUEST_TIMEOUT)
                .send()
                .handle((published, fault) -> new Answer(message, fault))
                .toCompletableFuture()
                .orTimeout(REQUEST_TIMEOUT.multipliedBy(3).toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(fault -> new Answer(message, fault));
    }

    private Round book(int taken, List<Answer> answers) {
        outbox.remove(answers.stream()
                .filter(Answer::delivered)
                .map(answer -> answer.message().id())
                .toList());
        String away = null;
        for (var answer : answers) {
            if (answer.delivered()) {
                continue;
            }
            var reason = EngineFaults.reason(answer.fault());
            var failures = answer.message().attempts() + 1;
            if (EngineFaults.refused(answer.fault())) {
                log.warn(
                        "The engine refuses message {} ({}), attempt {}, and gets it again: {}",
                        answer.message().id(),
                        answer.message().name(),
                        failures,
                        reason);
                outbox.postpone(answer.message(), REFUSED.after(failures), reason);
            } else {
                away = reason;
                outbox.postpone(answer.message(), ENGINE_AWAY.after(failures), reason);
            }
        }
        return new Round(taken, away);
    }

    private record Answer(ProcessMessage message, Throwable fault) {

        boolean delivered() {
            return fault == null || EngineFaults.alreadyExists(fault);
        }
    }

    /**
     * How a batch went.
     *
     * @param taken how many messages were due
     * @param engineAway why the engine did not answer; null when it did
     */
    record Round(int taken, String engineAway) {}
}
