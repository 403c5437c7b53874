package io.careflow.engine.embedded;

import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.scheduler.ActorScheduler.ActorThreadFactory;
import io.camunda.zeebe.scheduler.ActorScheduler.DefaultActorThreadFactory;
import io.camunda.zeebe.scheduler.ActorTimerQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The few threads the engine runs on. */
final class EngineThreads implements AutoCloseable {

    private static final long STOP_SECONDS = 10;
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int CARRIERS_PER_CORE = 8;

    private static final ActorThreadFactory THREADS = new DefaultActorThreadFactory();

    private final ActorScheduler scheduler;

    EngineThreads(EngineClock clock) {
        shareVirtualThreads();
        scheduler = ActorScheduler.newActorScheduler()
                .setSchedulerName("careflow-engine")
                .setActorClock(clock)
                .setCpuBoundActorThreadCount(1)
                .setIoBoundActorThreadCount(1)
                .setIdleStrategySupplier(PatientIdle::new)
                // The engine's own wheel of 32 notches turns by one a round, so that a timer is up to 32 rounds late.
                .setActorThreadFactory((name, id, group, tasks, time, timers, metrics, idle) ->
                        THREADS.newThread(name, id, group, tasks, time, new ActorTimerQueue(time, 1), metrics, idle))
                .build();
        scheduler.start();
    }

    /**
     * The engine evaluates expressions on the JVM's virtual threads, one after the other. With as many carriers as cores each
     * would wait in line behind everything else that runs on virtual threads here; with more, the operating system shares
     * the cores among them. Too late, and without effect, once the JVM has run its first virtual thread.
     */
    private static void shareVirtualThreads() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(
                    CARRIERS,
                    String.valueOf(CARRIERS_PER_CORE * Runtime.getRuntime().availableProcessors()));
        }
    }

    ActorScheduler scheduler() {
        return scheduler;
    }

    /** The threads could not be stopped: what they use must stay open. */
    static final class StillRunningException extends Exception {

        private StillRunningException(Throwable cause) {
            super("the engine's threads are still running", cause);
        }
    }

    @Override
    public void close() throws StillRunningException, InterruptedException, ExecutionException {
        try {
            scheduler.stop().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new StillRunningException(e);
        }
    }
}
