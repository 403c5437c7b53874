package io.careflow.platform;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /**
     * Reads the cursor of a list that goes on after an id.
     *
     * @param page what the page before gave as {@code next}; null or blank for the first
     * @return empty for the first page
     * @throws ProblemException 400 when it is no such thing
     */
    public static Optional<UUID> after(String page) {
        try {
            return page == null || page.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(page));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("page", "is not a cursor that this list gave");
        }
    }

    /** The same page of what its items become. */
    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
