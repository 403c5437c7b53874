package io.careflow.desk;

import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import org.springframework.stereotype.Component;

/** Who may see and work a task: its group and its assignee; leads the whole team's; operations may only look. */
@Component
class TaskAccess {

    boolean seesAll(Staff staff) {
        return staff.has(Role.LEAD) || staff.has(Role.OPS);
    }

    boolean maySee(Staff staff, DeskTask task) {
        return seesAll(staff) || mayWork(staff, task);
    }

    boolean mayWork(Staff staff, DeskTask task) {
        return staff.has(Role.LEAD)
                || task.claimedBy(staff.name())
                || task.groups().stream().anyMatch(staff.groups()::contains);
    }

    void requireSight(Staff staff, DeskTask task) {
        if (!maySee(staff, task)) {
            throw refusal(task);
        }
    }

    void requireWork(Staff staff, DeskTask task) {
        if (!mayWork(staff, task)) {
            throw refusal(task);
        }
    }

    private static ProblemException refusal(DeskTask task) {
        return ProblemException.forbidden("This task belongs to the group " + task.group() + ".");
    }
}
