package io.careflow.desk;

import io.careflow.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in the inbox's order: due first, undated last, then by key.
 *
 * @param dueAt null for an undated task
 * @param key the last task of the page before
 */
public record TaskCursor(Instant dueAt, long key) {

    /**
     * Reads what {@link #toString()} wrote.
     *
     * @param text null or empty for the start of the list
     * @return null for the start of the list
     * @throws ProblemException 400 when it is no cursor
     */
    public static TaskCursor parse(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new TaskCursor(parts[0].equals("-") ? null : Instant.parse(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.invalid("page", "is not a page of this list");
        }
    }

    @Override
    public String toString() {
        var plain = (dueAt == null ? "-" : dueAt) + " " + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
