package io.careflow.engine.embedded;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/** How an engine thread waits: parked, so that an idle engine costs next to nothing; new work unparks it. */
final class PatientIdle implements IdleStrategy {

    private static final long SHORTEST = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(20);

    private long park = SHORTEST;

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
        LockSupport.parkNanos(park);
        park = Math.min(park * 2, LONGEST);
    }

    @Override
    public void reset() {
        park = SHORTEST;
    }
}
