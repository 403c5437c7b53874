package io.careflow.messaging.dispatch;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagingSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due on one channel. Several may run at once, in one process or in many: each message is claimed by one
 * of them. Each has threads of its own, so that a slow provider delays nobody but its own channel.
 */
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LOOK_FOR_ABANDONED = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Provider provider;
    private final Claims claims;
    private final Delivery delivery;
    private final Recording recording;
    private final Outcomes outcomes;
    private final Clock clock;
    private final MessagingSettings settings;
    private final Circuit circuit;
    private final Pace pace;

    private final Semaphore wake = new Semaphore(0);
    private final Semaphore free;
    // Platform threads: the mail library waits for the network inside locks, which on some JDKs holds a carrier thread.
    private final ExecutorService senders;
    private final Thread loop;
    private volatile boolean running = true;
    private volatile boolean lookForAbandoned = true;
    private long lookedForAbandoned;
    /** More may be due than the provider takes in a second. */
    private boolean heldBack;

    Dispatcher(
            Provider provider,
            Claims claims,
            Delivery delivery,
            Outcomes outcomes,
            MessageMetrics metrics,
            Clock clock,
            MessagingSettings settings) {
        this.provider = provider;
        this.claims = claims;
        this.delivery = delivery;
        this.outcomes = outcomes;
        this.clock = clock;
        this.settings = settings;
        this.circuit = new Circuit();
        this.pace = claims.pace(provider.channel());
        this.recording = new Recording(outcomes, circuit, metrics, clock);
        this.free = new Semaphore(settings.concurrency());
        var name = "messages-" + provider.channel().text();
        this.senders = Executors.newFixedThreadPool(
                settings.concurrency(),
                Thread.ofPlatform().daemon().name(name + "-", 1).factory());
        this.loop = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        loop.start();
    }

    Channel channel() {
        return provider.channel();
    }

    /** Something may be due: look now. */
    void wake() {
        wake.release();
    }

    /** The clock was moved: much may be due, and claims may have run out. */
    void clockMoved() {
        lookForAbandoned = true;
        wake();
    }

    /** Claims nothing more and lets what is under way end. */
    void stop() {
        running = false;
        wake();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Messages on {} are still without an answer; they count as unknown", channel());
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var recovered = false;
        while (running) {
            try {
                if (!recovered) {
                    claims.ofEarlierRun(channel()).forEach(outcomes::interrupted);
                    recovered = true;
                }
                lookForAbandoned();
                dispatch();
            } catch (RuntimeException e) {
                log.warn("Messages on {} wait: {}", channel(), e.toString());
            }
            await();
        }
    }

    private void lookForAbandoned() {
        var now = System.nanoTime();
        if (lookForAbandoned || now - lookedForAbandoned > LOOK_FOR_ABANDONED.toNanos()) {
            lookForAbandoned = false;
            lookedForAbandoned = now;
            claims.abandoned(channel()).forEach(outcomes::interrupted);
        }
    }

    private void dispatch() {
        var idle = free.availablePermits();
        var most = circuit.allowed(clock.instant(), idle, settings.concurrency() - idle);
        heldBack = false;
        if (most == 0) {
            return;
        }
        var granted = pace.take(most);
        var claimed = granted == 0 ? List.<ClaimedMessage>of() : claims.claim(channel(), granted);
        pace.giveBack(granted - claimed.size());
        heldBack = granted < most && claimed.size() == granted;
        for (var message : claimed) {
            free.acquireUninterruptibly();
            senders.execute(() -> send(message));
        }
    }

    private void send(ClaimedMessage message) {
        try {
            recording.record(message, delivery.attempt(message, provider));
        } finally {
            free.release();
            wake();
        }
    }

    private void await() {
        try {
            var pause = heldBack ? pace.pause() : settings.poll();
            if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
