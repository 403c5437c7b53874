package io.careflow.customer.consent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** By which way a customer is, or is not, to be told something. */
public enum ConsentChannel {
    EMAIL,
    SMS,
    PHONE,
    WECHAT,
    WHATSAPP,
    LETTER,
    VISIT;

    /** As it is stored and shown: {@code email}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such channel */
    public static ConsentChannel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
