package io.careflow.engine.embedded;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/** How an engine thread waits: parked, so that an idle engine costs next to nothing; new work unparks it. */
final class PatientIdle implements IdleStrategy {

    private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(20);
    /** Timers sit in a wheel that turns one notch per round, so after a jump of the clock some quick rounds are needed. */
    private static final long EAGER = TimeUnit.MILLISECONDS.toNanos(150);

    private volatile long eagerUntil = System.nanoTime();
    private long park = SHORTEST;

    /** Looks around often for a moment, because many timers may have become due. */
    void hurry() {
        eagerUntil = System.nanoTime() + EAGER;
    }

    @Override
    public void idle(int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    public void idle() {
        if (eagerUntil - System.nanoTime() > 0) {
            LockSupport.parkNanos(SHORTEST);
            return;
        }
        LockSupport.parkNanos(park);
        park = Math.min(park * 2, LONGEST);
    }

    @Override
    public void reset() {
        park = SHORTEST;
    }
}
