package io.careflow.customer.imports;

import io.careflow.customer.imports.ImportJobs.Claimed;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Works on the jobs that wait, one after the other, from when the application is ready until it stops. Several processes
 * may do so: each job is claimed by one of them, and goes on in another when that one is not heard of any more.
 */
@Component
class ImportRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final long POLL_SECONDS = 5;
    private static final long GRACE_SECONDS = 20;

    private final ImportJobs jobs;
    private final ImportRun run;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean ready;
    private volatile boolean running;
    private Thread loop;

    ImportRunner(ImportJobs jobs, ImportRun run) {
        this.jobs = jobs;
        this.run = run;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        ready = true;
        start();
    }

    /** A job may wait: look now. */
    void wake() {
        wake.release();
    }

    /** Does nothing before the application is ready; starts again after a pause. */
    @Override
    public synchronized void start() {
        if (ready && !running) {
            running = true;
            loop = Thread.ofVirtual().name("imports").start(this::work);
        }
    }

    /** Lets the batch under way end; the rest goes on in another process, or after the next start. */
    @Override
    public synchronized void stop() {
        if (running) {
            running = false;
            wake();
            try {
                loop.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                var claimed = jobs.claim();
                if (claimed.isPresent()) {
                    workOn(claimed.get());
                    continue;
                }
            } catch (RuntimeException e) {
                log.warn("Imports wait: {}", e.getClass().getName());
            }
            await();
        }
    }

    /** With what its owner might do when they gave the file. */
    private void workOn(Claimed claimed) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                claimed.job().createdBy(), null, AuthorityUtils.createAuthorityList(claimed.authorities())));
        SecurityContextHolder.setContext(context);
        try {
            run.run(claimed, () -> !running);
        } finally {
            SecurityContextHolder.clearContext();
            if (!running) {
                jobs.release(claimed);
            }
        }
    }

    private void await() {
        try {
            if (wake.tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
