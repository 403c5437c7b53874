package io.careflow.desk;

import io.careflow.desk.EngineRefusal.Kind;
import io.careflow.servicelevel.ClockView;
import io.careflow.servicelevel.ClockViews;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Tasks that were due with a service-level clock stay due with it when somebody has it recalculated. */
@Service
public class TaskDueDates {

    private final TaskRows rows;
    private final ClockViews clocks;
    private final TaskCommands engine;

    TaskDueDates(TaskRows rows, ClockViews clocks, TaskCommands engine) {
        this.rows = rows;
        this.clocks = clocks;
        this.engine = engine;
    }

    /** Moves the due dates of a complaint's open tasks to where its clocks are due now. */
    public void follow(UUID complaintId) {
        var running = clocks.of("complaint", complaintId);
        for (var task : rows.openOfComplaint(complaintId)) {
            now(running, task.dueAt()).filter(due -> !due.equals(task.dueAt())).ifPresent(due -> move(task.key(), due));
        }
    }

    /** When the clock is due now that was due at an instant. */
    private static Optional<Instant> now(List<ClockView> clocks, Instant once) {
        return clocks.stream()
                .filter(clock ->
                        clock.events().stream().anyMatch(event -> event.dueAt().equals(once)))
                .map(ClockView::dueAt)
                .findFirst();
    }

    private void move(long key, Instant due) {
        try {
            engine.moveDueDate(key, due);
        } catch (EngineRefusal e) {
            // Somebody has completed it meanwhile.
            if (e.kind() != Kind.GONE) {
                throw e;
            }
        }
    }
}
