package io.careflow.desk;

import io.careflow.customer.CustomerScope;
import io.careflow.customer.OpenWork;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import org.springframework.stereotype.Component;

/**
 * Who may see and work a task: its group and its assignee; leads also what others of their groups claimed; operations may
 * only look. When it is over, it is seen as long as the customer is.
 */
@Component
class TaskAccess implements OpenWork {

    /** The condition on rows of {@code desk_task} that whoever is logged in may see. */
    String sight(CustomerScope scope) {
        return scope.isAll() || scope.isNone()
                ? scope.ofCustomer()
                : "(" + isFor("desk_task") + " and (state = 'open' or customer_id is null or "
                        + scope.of("desk_task.customer_id") + "))";
    }

    @Override
    public String isOpenFor(String customerId) {
        return "exists (select 1 from desk_task work where work.customer_id = " + customerId
                + " and work.state = 'open' and " + isFor("work") + ")";
    }

    private static String isFor(String task) {
        return "(" + task + ".candidate_groups && " + CustomerScope.GROUPS + " or " + task + ".assignee = any ("
                + CustomerScope.OWNERS + "))";
    }

    boolean seesAllGroups(Staff staff) {
        return staff.has(Role.OPS);
    }

    boolean mayWork(Staff staff, DeskTask task) {
        return staff.has(Role.LEAD)
                || task.claimedBy(staff.name())
                || task.groups().stream().anyMatch(staff.groups()::contains);
    }

    void requireWork(Staff staff, DeskTask task) {
        if (!mayWork(staff, task)) {
            throw ProblemException.forbidden("This task belongs to the group " + task.group() + ".");
        }
    }
}
