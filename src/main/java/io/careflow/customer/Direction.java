package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who turned to whom. */
public enum Direction {
    /** The customer to the company. */
    INBOUND,
    /** The company to the customer. */
    OUTBOUND;

    /** As it is stored and shown: {@code inbound}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such direction */
    public static Direction of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
