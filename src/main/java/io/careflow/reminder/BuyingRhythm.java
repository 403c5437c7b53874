package io.careflow.reminder;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a customer buys, by the days on which they bought.
 *
 * @param purchases how many such days there are
 * @param interval median of the days between two of them, of the latest twelve pauses; null while there is one day only
 * @param spread median of how far these pauses are from their median, as part of it: 0 for a clock; null like the interval
 * @param last the latest day
 */
record BuyingRhythm(int purchases, Double interval, Double spread, LocalDate last) {

    private static final int LATEST = 12;

    /** @param days distinct, the earliest first; at least one */
    static BuyingRhythm of(List<LocalDate> days) {
        var pauses = IntStream.range(Math.max(1, days.size() - LATEST), days.size())
                .mapToDouble(i -> ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)))
                .toArray();
        if (pauses.length == 0) {
            return new BuyingRhythm(days.size(), null, null, days.getLast());
        }
        var usual = median(pauses);
        var strays = IntStream.range(0, pauses.length)
                .mapToDouble(i -> Math.abs(pauses[i] - usual))
                .toArray();
        return new BuyingRhythm(days.size(), usual, Math.round(median(strays) / usual * 100) / 100.0, days.getLast());
    }

    /** When the next purchase would be usual; only where there is an interval. */
    LocalDate expected() {
        return last.plusDays(Math.round(interval));
    }

    /** What the table {@code next-purchase} is asked with. */
    Map<String, Object> inputs() {
        var inputs = new HashMap<String, Object>();
        inputs.put("purchases", purchases);
        inputs.put("interval", interval);
        inputs.put("spread", spread);
        return inputs;
    }

    private static double median(double[] values) {
        var sorted = Arrays.stream(values).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
