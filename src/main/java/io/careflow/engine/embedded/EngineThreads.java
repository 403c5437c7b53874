package io.careflow.engine.embedded;

import io.camunda.zeebe.scheduler.ActorScheduler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The few threads the engine runs on. */
final class EngineThreads implements AutoCloseable {

    private static final long STOP_SECONDS = 10;

    private final List<PatientIdle> idling = new CopyOnWriteArrayList<>();
    private final ActorScheduler scheduler;

    EngineThreads(EngineClock clock) {
        scheduler = ActorScheduler.newActorScheduler()
                .setSchedulerName("careflow-engine")
                .setActorClock(clock)
                .setCpuBoundActorThreadCount(1)
                .setIoBoundActorThreadCount(1)
                .setIdleStrategySupplier(this::idle)
                .build();
        scheduler.start();
    }

    ActorScheduler scheduler() {
        return scheduler;
    }

    void hurry() {
        idling.forEach(PatientIdle::hurry);
    }

    private PatientIdle idle() {
        PatientIdle idle = new PatientIdle();
        idling.add(idle);
        return idle;
    }

    @Override
    public void close() throws Exception {
        scheduler.stop().get(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
