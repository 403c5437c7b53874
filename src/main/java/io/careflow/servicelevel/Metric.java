package io.careflow.servicelevel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a service-level clock measures. The clocks of one subject do not depend on each other. */
public enum Metric {
    /** Until a person answers the customer for the first time; an automatic acknowledgement does not count. */
    FIRST_RESPONSE,
    /** From the oldest customer message that nobody has answered until a person answers. */
    NEXT_RESPONSE,
    /** Until a resolution is proposed; goes on where it stopped when the customer does not accept it. */
    RESOLUTION;

    /** The name used in the API and in models: {@code first-response}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The output of the policy that gives its target: {@code firstResponse}. */
    String output() {
        var code = new StringBuilder();
        for (var part : code().split("-")) {
            code.append(code.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return code.toString();
    }

    /** @throws IllegalArgumentException when no metric has that {@link #code()} */
    public static Metric of(String code) {
        return Arrays.stream(values())
                .filter(metric -> metric.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no metric " + code));
    }
}
