package io.careflow.servicelevel;

import java.util.Collection;
import java.util.TreeSet;

/** No business calendar of that name exists. */
public class UnknownCalendar extends RuntimeException {

    UnknownCalendar(String name, Collection<String> known) {
        super("There is no calendar " + name + " among " + new TreeSet<>(known));
    }
}
