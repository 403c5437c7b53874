package io.careflow.servicelevel.web;

import io.careflow.servicelevel.FieldFault;
import java.time.DateTimeException;
import java.time.Instant;

/** Reads instants of requests. */
final class Instants {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private Instants() {}

    /** An instant with its offset, in the years 1900 to 2199; anything else is 422 and names the field. */
    static Instant read(String text, String field) {
        if (text == null) {
            throw FieldFault.of(field, "must be given");
        }
        try {
            var instant = Instant.parse(text);
            if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
                throw FieldFault.of(field, "must be in the years 1900 to 2199");
            }
            return instant;
        } catch (DateTimeException e) {
            throw FieldFault.of(field, "must be an instant like 2026-10-09T01:00:00Z or 2026-10-09T09:00:00+08:00");
        }
    }
}
