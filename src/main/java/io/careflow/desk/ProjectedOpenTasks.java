package io.careflow.desk;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class ProjectedOpenTasks implements OpenTasks {

    private final TaskRows rows;
    private final TaskNames names;

    ProjectedOpenTasks(TaskRows rows, TaskNames names) {
        this.rows = rows;
        this.names = names;
    }

    @Override
    public List<TaskView> ofComplaint(UUID complaintId) {
        return rows.openOfComplaint(complaintId).stream().map(names::view).toList();
    }
}
