package io.careflow.customer;

import io.careflow.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

/** Where a page of a list that is sorted by time, newest first, ended: the following one holds what is older. */
public record TimeCursor(OffsetDateTime at, UUID id) {

    private static final TimeCursor START =
            new TimeCursor(Instant.parse("9999-12-31T00:00:00Z").atOffset(ZoneOffset.UTC), new UUID(-1, -1));

    /** After the entry of this time and id. */
    public static TimeCursor of(Instant at, UUID id) {
        return new TimeCursor(at.atOffset(ZoneOffset.UTC), id);
    }

    /**
     * @param page null or empty for the start
     * @throws ProblemException 400 when it is none of a list
     */
    public static TimeCursor parse(String page) {
        if (page == null || page.isEmpty()) {
            return START;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(page), StandardCharsets.UTF_8).split("~", 2);
            return new TimeCursor(Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.invalid("page", "is not what this list gave as next");
        }
    }

    /** As the list gives it for its next page. */
    @Override
    public String toString() {
        var text = at.toInstant() + "~" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
