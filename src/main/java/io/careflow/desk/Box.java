package io.careflow.desk;

import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import java.util.Locale;
import java.util.Set;

/** The boxes of the inbox. */
public enum Box {
    /** What I claimed. */
    MINE,
    /** What waits for somebody of my groups. */
    GROUPS,
    /** Everything that is open; for those who look after the team. */
    ALL;

    /** Its name in paths and bundles: {@code mine}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether that member of staff has this box. */
    public boolean isFor(Staff staff) {
        return this != ALL || staff.has(Role.LEAD) || staff.has(Role.OPS);
    }

    TaskQuery query(Staff staff, TaskCursor after, int size) {
        if (!isFor(staff)) {
            throw ProblemException.forbidden("Only leads and operations see everybody's tasks.");
        }
        var mine = this == MINE ? staff.name() : null;
        Set<String> groups = this == GROUPS ? staff.groups() : null;
        return new TaskQuery(TaskState.OPEN, groups, mine, this == GROUPS, after, size);
    }
}
