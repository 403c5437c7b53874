package io.careflow.servicelevel;

/** Somebody else changed the calendar meanwhile; nothing was changed. */
public class StaleCalendar extends RuntimeException {

    StaleCalendar(String id, int current) {
        super(
                current == 0
                        ? "There is no calendar " + id + " yet."
                        : "Calendar " + id + " has version " + current + " now: read it and try again.");
    }
}
