package io.careflow.planning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Whether a flow is to start for a customer, and why.
 *
 * @param customerId whom it is about
 * @param occasion what makes it happen once for this customer, at most 100 characters without personal data: the date by
 *     which it was due, {@code birthday-2026}
 * @param verdict what becomes of them
 * @param reason why, as a code in kebab-case: {@code interval-over}, {@code open-complaint}
 * @param priority who is started first where not all can be: the higher; 0 to 100
 * @param queue whose capacity it takes; null for nobody's
 * @param facts what the verdict rests on, by name, and what {@link ScheduledFlow#start} needs: small, no personal data,
 *     no nulls
 */
public record Judgement(
        UUID customerId,
        String occasion,
        Verdict verdict,
        String reason,
        int priority,
        String queue,
        Map<String, Object> facts) {

    public Judgement {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        facts = Map.copyOf(facts);
    }

    /** What becomes of a customer on a business date. */
    public enum Verdict {
        /** The flow starts, as soon as there is capacity. */
        DUE("due"),
        /** It would be their turn, and something is against it. */
        LEFT_OUT("left-out"),
        /** It is not their turn. */
        NOT_DUE("not-due");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        /** The name used in the API and the database. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /** It is their turn. */
    public static Judgement due(UUID customer, String occasion, String reason, Map<String, Object> facts) {
        return new Judgement(customer, occasion, Verdict.DUE, reason, 0, null, facts);
    }

    /** It would be their turn, and something is against it. */
    public static Judgement leftOut(UUID customer, String occasion, String reason, Map<String, Object> facts) {
        return new Judgement(customer, occasion, Verdict.LEFT_OUT, reason, 0, null, facts);
    }

    /** It is not their turn. */
    public static Judgement notDue(UUID customer, String occasion, String reason, Map<String, Object> facts) {
        return new Judgement(customer, occasion, Verdict.NOT_DUE, reason, 0, null, facts);
    }

    /** The same in a queue; the higher the priority, 0 to 100, the earlier. */
    public Judgement queued(String in, int byPriority) {
        return new Judgement(customerId, occasion, verdict, reason, byPriority, in, facts);
    }
}
