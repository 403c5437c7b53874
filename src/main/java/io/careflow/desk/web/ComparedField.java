package io.careflow.desk.web;

import java.util.List;

/**
 * A field of two records side by side.
 *
 * @param name what it is called in a record
 * @param label what people call it
 * @param merging what merging makes of it
 * @param kept the values of the record that is kept; empty when there are none
 * @param other the values of the other record; empty when there are none
 */
record ComparedField(String name, String label, Merging merging, List<String> kept, List<String> other) {

    /** What merging makes of two values. */
    enum Merging {
        /** One of them stays. */
        CHOICE,
        /** All of them stay. */
        UNION,
        /** Each stays with its record. */
        NONE
    }

    /** {@code same}, {@code added} where the kept record gets what it lacks, {@code differs} where one has to choose. */
    public String difference() {
        if (merging == Merging.NONE || kept.containsAll(other)) {
            return "same";
        }
        return merging == Merging.UNION || kept.isEmpty() ? "added" : "differs";
    }
}
