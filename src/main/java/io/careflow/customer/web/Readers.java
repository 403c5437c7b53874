package io.careflow.customer.web;

import io.careflow.platform.Role;
import io.careflow.platform.Staff;

/** What of customers whoever is logged in may read. */
final class Readers {

    private Readers() {}

    /** Operations see ids alone. */
    static boolean seesPersonalData() {
        var staff = Staff.current();
        return staff.has(Role.AGENT) || staff.has(Role.LEAD);
    }
}
