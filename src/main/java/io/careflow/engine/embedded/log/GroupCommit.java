package io.careflow.engine.embedded.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that makes the log durable: whatever was appended while it was busy shares the next fsync. Work that may be
 * seen outside the engine waits here until its records are on disk.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Makes everything appended so far durable. */
    interface Sync {
        void run() throws Exception;
    }

    /** Longest time an appended block stays volatile when nobody waits for it. */
    private static final long LAZY_MILLIS = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Sync sync;
    private final Consumer<Throwable> onFailure;
    private final Thread thread;
    private List<Runnable> waiting = new ArrayList<>();
    private boolean dirty;
    private boolean closed;

    GroupCommit(Sync sync, Consumer<Throwable> onFailure) {
        this.sync = sync;
        this.onFailure = onFailure;
        thread = Thread.ofPlatform().name("careflow-engine-commit").start(this::loop);
    }

    /** A block was appended. */
    void appended() {
        lock.lock();
        try {
            if (!dirty) {
                dirty = true;
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Runs the effect, in order, once everything appended before this call is durable; never, if that fails. */
    void whenDurable(Runnable effect) {
        lock.lock();
        try {
            waiting.add(effect);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            while (true) {
                List<Runnable> effects = next();
                if (effects == null) {
                    return;
                }
                effects.forEach(GroupCommit::run);
            }
        } catch (Throwable e) {
            onFailure.accept(e);
        }
    }

    /** What goes wrong for one who waited is no fault of the log, and no reason to keep others waiting. */
    private static void run(Runnable effect) {
        try {
            effect.run();
        } catch (RuntimeException e) {
            LOG.warn("Something that waited for the log failed", e);
        }
    }

    private List<Runnable> next() throws Exception {
        List<Runnable> effects;
        boolean mustSync;
        boolean last;
        lock.lock();
        try {
            while (!closed && waiting.isEmpty() && !dirty) {
                work.await();
            }
            long patience = TimeUnit.MILLISECONDS.toNanos(LAZY_MILLIS);
            while (!closed && waiting.isEmpty() && patience > 0) {
                patience = work.awaitNanos(patience);
            }
            effects = waiting;
            waiting = new ArrayList<>();
            mustSync = dirty;
            dirty = false;
            last = closed && effects.isEmpty();
        } finally {
            lock.unlock();
        }
        if (mustSync) {
            sync.run();
        }
        return last ? null : effects;
    }

    /** Syncs and runs what is still waiting, then ends the thread. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
