package io.careflow.customer;

import io.careflow.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;

/** Where a page of a timeline ended: the following one holds what is older. */
record TimelineCursor(OffsetDateTime at, UUID id) {

    private static final TimelineCursor START =
            new TimelineCursor(Instant.parse("9999-12-31T00:00:00Z").atOffset(ZoneOffset.UTC), new UUID(-1, -1));

    static TimelineCursor of(Interaction last) {
        return new TimelineCursor(last.at().atOffset(ZoneOffset.UTC), last.id());
    }

    /** @param page null or empty for the start */
    static TimelineCursor parse(String page) {
        if (page == null || page.isEmpty()) {
            return START;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(page), StandardCharsets.UTF_8).split("~", 2);
            return new TimelineCursor(Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.invalid("page", "is not what this list gave as next");
        }
    }

    @Override
    public String toString() {
        var text = at.toInstant() + "~" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
