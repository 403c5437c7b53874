package io.careflow.platform;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Reads the strings of requests: control characters other than tab and line ends, and lone surrogates, are refused,
 * since neither PostgreSQL nor a mail nor a page can carry them.
 */
@JacksonComponent
class PlainText extends ValueDeserializer<String> {

    static final String REFUSED = "contains characters that are not text";

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        var text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && text.codePoints().anyMatch(PlainText::isNotText)) {
            throw context.weirdStringException("", String.class, REFUSED);
        }
        return text;
    }

    private static boolean isNotText(int codePoint) {
        return Character.isISOControl(codePoint) && "\t\n\r".indexOf(codePoint) < 0
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
                || (codePoint & 0xFFFE) == 0xFFFE;
    }
}
