package io.careflow.engine.embedded;

import io.camunda.zeebe.scheduler.clock.ActorClock;
import java.time.Clock;

/** The application's clock as the engine's threads read it. */
record EngineClock(Clock clock) implements ActorClock {

    @Override
    public boolean update() {
        return true;
    }

    @Override
    public long getTimeMillis() {
        return clock.millis();
    }

    @Override
    public long getNanosSinceLastMillisecond() {
        return 0;
    }

    @Override
    public long getNanoTime() {
        return System.nanoTime();
    }
}
