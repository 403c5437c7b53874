package io.careflow.desk;

import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The tasks that a member of staff may see. */
@Service
public class Inbox {

    private static final int PAGE_SIZE = 50;

    private final TaskRows rows;
    private final TaskNames names;
    private final TaskAccess access;

    Inbox(TaskRows rows, TaskNames names, TaskAccess access) {
        this.rows = rows;
        this.names = names;
        this.access = access;
    }

    /**
     * A page of tasks, the most urgent first.
     *
     * @param state null for every state
     * @param group only this candidate group's; null for all that the reader may see
     * @param assignee only what this member of staff claimed; null for all
     * @param page cursor of the page before; null for the first
     * @throws ProblemException 403 for a group that is not the reader's, 400 for a page that is none
     */
    public Page<TaskView> list(TaskState state, String group, String assignee, String page) {
        var staff = Staff.current();
        var after = TaskCursor.parse(page);
        if (group != null && !access.seesAllGroups(staff) && !staff.groups().contains(group)) {
            throw ProblemException.forbidden("You are not in the group " + group + ".");
        }
        var groups = group == null ? null : Set.of(group);
        return page(new TaskQuery(state, groups, assignee, false, after, PAGE_SIZE));
    }

    /** A page of one of the inbox's boxes: open tasks only. */
    public Page<TaskView> list(Box box, String page) {
        return page(box.query(Staff.current(), TaskCursor.parse(page), PAGE_SIZE));
    }

    /** How many open tasks a box holds. */
    public long count(Box box) {
        return rows.count(box.query(Staff.current(), null, 0));
    }

    /**
     * One task.
     *
     * @throws ProblemException 404 when there is none that the reader may see
     */
    public TaskView one(long key) {
        return names.view(visible(key));
    }

    /** What is open for a customer, among what the reader may see. */
    public List<TaskView> ofCustomer(UUID customerId) {
        return rows.visibleOfCustomer(customerId).stream().map(names::view).toList();
    }

    /** What is open for a complaint, among what the reader may see. */
    public List<TaskView> ofComplaint(UUID complaintId) {
        return rows.visibleOfComplaint(complaintId).stream().map(names::view).toList();
    }

    /** Whether the reader may claim, complete and hand back a task. */
    public boolean mayWork(long key) {
        return access.mayWork(Staff.current(), visible(key));
    }

    DeskTask visible(long key) {
        return rows.find(key).orElseThrow(() -> ProblemException.notFound("There is no task " + key + "."));
    }

    private Page<TaskView> page(TaskQuery query) {
        return Page.of(rows.list(query), query.size(), last -> new TaskCursor(last.dueAt(), last.key()).toString())
                .map(names::view);
    }
}
