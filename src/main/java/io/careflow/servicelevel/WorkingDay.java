package io.careflow.servicelevel;

import java.util.Comparator;
import java.util.List;

/**
 * The windows of one day.
 *
 * @param windows in the order of the day, none overlapping another; empty when no work is done
 * @param reason why the day is not as every week has it; null for one that is, or when nobody said
 * @param source who says so; may be null
 */
public record WorkingDay(List<Window> windows, String reason, String source) {

    static final WorkingDay CLOSED = new WorkingDay(List.of(), null, null);

    /** @throws IllegalArgumentException when windows overlap */
    public WorkingDay {
        windows = windows.stream().sorted(Comparator.comparing(Window::from)).toList();
        for (int i = 1; i < windows.size(); i++) {
            if (!windows.get(i - 1).endsBefore(windows.get(i))) {
                throw new IllegalArgumentException(
                        "must not overlap: " + windows.get(i - 1) + " and " + windows.get(i));
            }
        }
    }

    boolean isOpen() {
        return !windows.isEmpty();
    }
}
