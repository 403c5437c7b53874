package io.careflow.servicelevel;

/** A target cannot be consumed within ten years of its start, since the calendar has too few windows for it. */
public class UnreachableTarget extends RuntimeException {

    UnreachableTarget(String calendar) {
        super("Calendar " + calendar + " does not reach the target within ten years");
    }
}
