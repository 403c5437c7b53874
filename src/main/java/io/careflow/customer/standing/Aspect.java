package io.careflow.customer.standing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Set;

/** What of a customer is rated, each by a decision table of its own. */
public enum Aspect {
    TIER("tier", "Decision_CustomerTier", "dmn/customer-tier.dmn", "tier", Set.of("A", "B", "C")),
    VALUE_SEGMENT(
            "value-segment",
            "Decision_ValueSegment",
            "dmn/value-segment.dmn",
            "valueSegment",
            Set.of("high", "secondary", "potential", "low")),
    LIFECYCLE(
            "lifecycle",
            "Decision_Lifecycle",
            "dmn/lifecycle.dmn",
            "lifecycle",
            Set.of("prospect", "first-time", "repeat", "loyal", "at-risk", "lost", "won-back"));

    private final String code;
    private final String decision;
    private final String file;
    private final String output;
    private final Set<String> known;

    Aspect(String code, String decision, String file, String output, Set<String> known) {
        this.code = code;
        this.decision = decision;
        this.file = file;
        this.output = output;
        this.known = known;
    }

    /** The name used in the API and the database. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The decision that rates it. */
    public String decision() {
        return decision;
    }

    /** The file that has the decision, from the root of the repository. */
    String file() {
        return file;
    }

    /** The column of the table that has the value. */
    String output() {
        return output;
    }

    /** The values that there are; which of them a customer gets is the table's business. */
    Set<String> known() {
        return known;
    }

    static Aspect of(String code) {
        return Arrays.stream(values())
                .filter(aspect -> aspect.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
