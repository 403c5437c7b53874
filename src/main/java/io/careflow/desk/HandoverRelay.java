package io.careflow.desk;

import io.careflow.desk.EngineRefusal.Kind;
import io.careflow.desk.HandoverTable.Due;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the engine assign the tasks of handovers; what it cannot take just now is tried again, ever more rarely. */
@Component
class HandoverRelay {

    private static final Logger log = LoggerFactory.getLogger(HandoverRelay.class);
    private static final int PAGE = 50;
    // Longer than a page of commands that all run into their time-out.
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final HandoverTable table;
    private final TaskCommands engine;

    HandoverRelay(HandoverTable table, TaskCommands engine) {
        this.table = table;
        this.engine = engine;
    }

    @Scheduled(fixedDelay = 1000)
    void relay() {
        table.take(PAGE, LEASE).forEach(this::assign);
    }

    private void assign(Due due) {
        try {
            if (due.to() == null) {
                engine.handBack(due.task());
            } else {
                engine.assign(due.task(), due.to());
            }
            table.settle(due, "done");
        } catch (EngineRefusal refusal) {
            if (refusal.kind() == Kind.GONE || refusal.kind() == Kind.STATE) {
                table.settle(due, "over");
            } else {
                failed(due, refusal.kind().name());
            }
        } catch (RuntimeException e) {
            failed(due, e.getClass().getSimpleName());
        }
    }

    private void failed(Due due, String reason) {
        var wait = Duration.ofSeconds(1L << Math.min(due.attempts(), 8));
        table.failed(due, reason, wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        log.warn("Task {} cannot be handed over just now: {}", due.task(), reason);
    }
}
