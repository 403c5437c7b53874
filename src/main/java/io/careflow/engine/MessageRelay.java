package io.careflow.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries messages from the outbox to the engine as long as the application runs: at once after a commit, and again and
 * again what could not be delivered. Several instances of the application share the work.
 */
@Component
class MessageRelay implements SmartLifecycle {

    /** Two, so that one batch is on its way while the next is read. */
    private static final int SENDERS = 2;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration STOP = Duration.ofSeconds(6);
    private static final Backoff PAUSE = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    private static final Logger log = LoggerFactory.getLogger(MessageRelay.class);

    private final MessageDelivery delivery;
    private final ModelDeployment models;
    private final RelayBell bell;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> senders = new ArrayList<>();

    private volatile boolean running;

    MessageRelay(MessageDelivery delivery, ModelDeployment models, RelayBell bell) {
        this.delivery = delivery;
        this.models = models;
        this.bell = bell;
    }

    @Override
    public synchronized void start() {
        running = true;
        stopping = new CountDownLatch(1);
        for (int i = 1; i <= SENDERS; i++) {
            senders.add(Thread.ofVirtual().name("message-relay-" + i).start(this::run));
        }
    }

    /** Lets the senders end what they have begun: an interrupt would tear the database connection under a commit. */
    @Override
    public synchronized void stop() {
        running = false;
        stopping.countDown();
        try {
            for (var sender : senders) {
                bell.ring();
                sender.join(STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        senders.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            // A message that nothing waits for yet would be lost to the models deployed after it.
            while (running && !models.awaitDeployed(LOOK_AGAIN)) {}
            int failures = 0;
            while (running) {
                failures = deliver() ? 0 : failures + 1;
                if (failures > 0 && stopping.await(PAUSE.after(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean deliver() throws InterruptedException {
        try {
            var round = delivery.deliverDue();
            if (round.engineAway() != null) {
                note(round.engineAway());
                return false;
            }
            if (round.taken() > 0) {
                note(null);
            }
            if (round.taken() < MessageDelivery.BATCH) {
                bell.await(LOOK_AGAIN);
            }
            return true;
        } catch (RuntimeException e) {
            if (running) {
                note(EngineFaults.reason(e));
            }
            return false;
        }
    }

    private void note(String reason) {
        if (reason != null && away.compareAndSet(false, true)) {
            log.warn("Process messages cannot be delivered for now and are kept: {}", reason);
        } else if (reason == null && away.compareAndSet(true, false)) {
            log.info("Process messages are delivered again.");
        }
    }
}
