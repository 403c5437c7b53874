package io.careflow.desk;

import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.response.UserTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares the inbox with the engine and mends the inbox, both ways: at start, and again and again. A cluster's search
 * lags behind its engine, so what changed within the last moments is left to the next round.
 */
@Component
@EnableScheduling
class TaskRepair {

    private static final Logger log = LoggerFactory.getLogger(TaskRepair.class);
    private static final Duration SETTLING = Duration.ofSeconds(20);

    private final EngineTasks engine;
    private final TaskRows rows;
    private final TaskProjection projection;
    private final Clock clock;

    TaskRepair(EngineTasks engine, TaskRows rows, TaskProjection projection, Clock clock) {
        this.engine = engine;
        this.rows = rows;
        this.projection = projection;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${careflow.desk.repair-first:PT1S}",
            fixedDelayString = "${careflow.desk.repair-every:PT30S}")
    void regularly() {
        try {
            mend(clock.instant().minus(SETTLING));
        } catch (ClientException e) {
            log.warn("The inbox could not be compared with the engine; it will be soon: {}", e.getMessage());
        }
    }

    /** @param settled what changed after this is left alone */
    void mend(Instant settled) {
        var waiting = new HashSet<Long>();
        engine.eachOpen(page -> bringIn(page, settled, waiting));
        for (var key : rows.openSince(settled)) {
            if (!waiting.contains(key) && !engine.has(key)) {
                projection.closed(key, TaskState.CANCELED);
                log.warn("Task {} was in the inbox and not in the engine; it has been taken off", key);
            }
        }
    }

    private void bringIn(List<UserTask> page, Instant settled, Set<Long> waiting) {
        var keys = page.stream().map(UserTask::getUserTaskKey).toList();
        waiting.addAll(keys);
        var right = rows.openOrMoving(keys, settled);
        for (var task : page) {
            var key = task.getUserTaskKey();
            if (!right.contains(key)) {
                if (rows.find(key).isEmpty()) {
                    projection.learn(engine.facts(task), TaskState.OPEN);
                } else {
                    projection.reopened(key);
                }
                log.warn("Task {} was in the engine and not in the inbox; it has been brought in", key);
            }
        }
    }
}
