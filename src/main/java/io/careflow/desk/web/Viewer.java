package io.careflow.desk.web;

import io.careflow.desk.Box;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import java.util.Arrays;
import java.util.List;

/**
 * Who reads a page, and what they may see on it.
 *
 * @param staff the member of staff
 */
record Viewer(Staff staff) {

    static Viewer current() {
        return new Viewer(Staff.current());
    }

    public String name() {
        return staff.name();
    }

    /** Whether they may see names, addresses and what customers wrote; operations may not. */
    public boolean seesPeople() {
        return staff.seesPeople();
    }

    public boolean seesIncidents() {
        return staff.has(Role.OPS) || staff.has(Role.LEAD);
    }

    /** Whether they may have the clocks of a complaint recalculated. */
    public boolean recalculates() {
        return staff.has(Role.OPS) || staff.has(Role.LEAD);
    }

    /** Whether they may deal with messages that went no further. */
    public boolean settlesMessages() {
        return staff.has(Role.OPS) || staff.has(Role.LEAD);
    }

    /** Whether they look after a team. */
    public boolean leads() {
        return staff.has(Role.LEAD);
    }

    public boolean operates() {
        return staff.has(Role.OPS);
    }

    public List<Box> boxes() {
        return Arrays.stream(Box.values()).filter(box -> box.isFor(staff)).toList();
    }
}
