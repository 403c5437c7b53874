package io.careflow.engine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Date-times as FEEL writes them, with an offset and perhaps a region: {@code 2026-11-22T10:32:06Z[Etc/UTC]}. */
final class FeelInstant extends StdDeserializer<Instant> {

    FeelInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        var text = parser.getValueAsString();
        try {
            return ZonedDateTime.parse(text == null ? "" : text).toInstant();
        } catch (DateTimeException e) {
            return (Instant)
                    context.handleWeirdStringValue(Instant.class, text, "is not a date-time with an offset or a zone");
        }
    }
}
