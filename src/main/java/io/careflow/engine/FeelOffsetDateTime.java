package io.careflow.engine;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** As {@link FeelInstant}, keeping the offset. */
final class FeelOffsetDateTime extends StdDeserializer<OffsetDateTime> {

    FeelOffsetDateTime() {
        super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) {
        var text = parser.getValueAsString();
        try {
            return ZonedDateTime.parse(text == null ? "" : text).toOffsetDateTime();
        } catch (DateTimeException e) {
            return (OffsetDateTime) context.handleWeirdStringValue(
                    OffsetDateTime.class, text, "is not a date-time with an offset or a zone");
        }
    }
}
