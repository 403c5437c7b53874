package io.careflow.messaging.dispatch;

import io.careflow.messaging.Channel;
import io.careflow.messaging.MessagingSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due on one channel. Several may run at once, in one process or in many: each message is claimed by one
 * of them. Each has threads of its own, so that a slow provider delays nobody but its own channel.
 */
final class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LOOK_FOR_ABANDONED = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(20);
    /** How many messages are claimed beyond those that are being sent: what a kill leaves unknown stays few. */
    private static final int AHEAD = 8;
    /** How many are written down together while there is enough to send, and how long the first waits for the others. */
    private static final int TOGETHER = 4;

    private static final Duration GATHERING = Duration.ofMillis(10);

    private final Provider provider;
    private final Claims claims;
    private final Delivery delivery;
    private final Recording recording;
    private final Outcomes outcomes;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final MessagingSettings settings;
    private final Circuit circuit;
    private final Pace pace;

    private final Semaphore wake = new Semaphore(0);
    private final int ahead;
    /** One permit for each message that may be claimed besides those that are. */
    private final Semaphore free;
    /** What the provider has taken: written down together, with the next claims. */
    private final Queue<Settled> accepted = new ConcurrentLinkedQueue<>();
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
            TransactionTemplate transaction,
            MessagingSettings settings) {
        this.provider = provider;
        this.claims = claims;
        this.delivery = delivery;
        this.outcomes = outcomes;
        this.clock = clock;
        this.transaction = transaction;
        this.settings = settings;
        this.circuit = new Circuit();
        this.pace = claims.pace(provider.channel());
        this.recording = new Recording(outcomes, circuit, metrics, clock, settings);
        this.ahead = pace.isLimited() ? 0 : AHEAD;
        this.free = new Semaphore(settings.concurrency() + ahead);
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
            wake();
            if (!loop.join(GRACE)) {
                loop.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var recovered = false;
        // What was sent is written down, whoever stops.
        while (running || !senders.isTerminated() || !accepted.isEmpty()) {
            try {
                if (!recovered) {
                    claims.ofEarlierRun(channel()).forEach(outcomes::interrupted);
                    recovered = true;
                }
                lookForAbandoned();
                turn();
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

    /** Writes down what was taken and claims what is next, in one transaction where there are both. */
    private void turn() {
        var taken = taken();
        var granted = 0;
        List<ClaimedMessage> claimed = List.of();
        heldBack = false;
        try {
            var idle = free.availablePermits() + taken.size();
            var wanted = running ? circuit.allowed(clock.instant(), idle, settings.concurrency() + ahead - idle) : 0;
            granted = wanted == 0 ? 0 : pace.take(wanted);
            claimed = writeAndClaim(taken, granted);
            heldBack = granted < wanted && claimed.size() == granted;
        } finally {
            write(taken);
        }
        pace.giveBack(granted - claimed.size());
        claimed.forEach(this::hand);
    }

    private void hand(ClaimedMessage message) {
        free.acquireUninterruptibly();
        try {
            senders.execute(() -> send(message));
        } catch (RejectedExecutionException stopping) {
            recording.returned(message);
            free.release();
        }
    }

    private List<Settled> taken() {
        var taken = new ArrayList<Settled>();
        for (var one = accepted.poll(); one != null; one = accepted.poll()) {
            taken.add(one);
        }
        return taken;
    }

    /** @param taken loses those that are written down */
    private List<ClaimedMessage> writeAndClaim(List<Settled> taken, int granted) {
        if (taken.isEmpty()) {
            return granted == 0 ? List.of() : claims.claim(channel(), granted);
        }
        var written = new HashSet<UUID>();
        var claimed = transaction.execute(status -> {
            written.addAll(outcomes.accepted(taken));
            return granted == 0 ? List.<ClaimedMessage>of() : claims.claim(channel(), granted);
        });
        free.release(written.size());
        taken.removeIf(one -> written.contains(one.message().id()));
        return claimed;
    }

    /** Those that could not be written down with the others. */
    private void write(List<Settled> taken) {
        for (var one : taken) {
            recording.write(one);
            free.release();
        }
    }

    private void send(ClaimedMessage message) {
        var held = false;
        try {
            // What waited for its turn has not been tried.
            if (!running || circuit.isOpen(clock.instant())) {
                recording.returned(message);
                return;
            }
            var attempt = delivery.attempt(message, provider);
            if (attempt.isAccepted()) {
                recording.accepted(message, attempt);
                held = accepted.add(new Settled(message, attempt));
            } else {
                recording.record(message, attempt);
            }
        } finally {
            if (!held) {
                free.release();
            }
            wake();
        }
    }

    private void await() {
        try {
            var pause = heldBack ? pace.pause() : settings.poll();
            if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                if (running && free.availablePermits() < ahead / 2) {
                    // Nobody waits for what is claimed next.
                    wake.tryAcquire(TOGETHER - 1, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
                }
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
