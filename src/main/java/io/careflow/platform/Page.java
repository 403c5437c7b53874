package io.careflow.platform;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the page's items, in the list's order
 * @param next what to give as {@code page} for the following one; null at the end
 */
public record Page<T>(List<T> items, String next) {

    /**
     * Cuts a page out of rows that were read with one more than the page holds.
     *
     * @param rows at most {@code size + 1} rows
     * @param cursor the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> rows, int size, Function<T, String> cursor) {
        if (rows.size() <= size) {
            return new Page<>(List.copyOf(rows), null);
        }
        var items = List.copyOf(rows.subList(0, size));
        return new Page<>(items, cursor.apply(items.getLast()));
    }

    /** The same page of what its items become. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
