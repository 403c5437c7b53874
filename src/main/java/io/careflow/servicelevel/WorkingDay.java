package io.careflow.servicelevel;

import java.util.Comparator;
import java.util.List;

/**
 * The windows of one day.
 *
 * @param windows in the order of the day, none overlapping another; empty when no work is done
 * @param reason why the day is as it is, with its source; null for a day as every week has it
 */
public record WorkingDay(List<Window> windows, String reason) {

    static final WorkingDay CLOSED = new WorkingDay(List.of(), null);

    public WorkingDay {
        windows = windows.stream().sorted(Comparator.comparing(Window::from)).toList();
        for (int i = 1; i < windows.size(); i++) {
            if (!windows.get(i - 1).endsBefore(windows.get(i))) {
                throw new IllegalArgumentException("windows overlap: " + windows.get(i - 1) + " and " + windows.get(i));
            }
        }
    }
}
