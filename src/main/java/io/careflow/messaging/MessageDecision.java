package io.careflow.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was decided about a message, and why.
 *
 * @param at when
 * @param lastAt when the same was decided last; null for once
 * @param moment what gave rise to it
 * @param reason why it is not sent, or not yet; null when it is
 * @param until when it is put off to; null when it is not
 * @param zone where the customer's clock stands, when that matters; null otherwise
 * @param rule id of the row of the contact policy that applies; null where none was needed
 * @param policy version of the contact policy, as a short name for its text; null like the rule
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageDecision(
        Instant at,
        Instant lastAt,
        Moment moment,
        Verdict verdict,
        DecisionReason reason,
        Instant until,
        ZoneId zone,
        String rule,
        String policy) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What gives rise to a decision. */
    public enum Moment {
        /** Somebody asked for the message. */
        ASKED,
        /** Something changed while it waited. */
        WAITING,
        /** It was about to be given to the provider. */
        SENDING;

        /** As it is stored and shown: {@code asked}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of the message. */
    public enum Verdict {
        SEND,
        /** It waits, and is decided about again. */
        DEFER,
        SUPPRESS;

        /** As it is stored and shown: {@code suppress}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A message that waits is not sent after all. */
    public static MessageDecision suppressedWaiting(Instant at, DecisionReason reason) {
        return new MessageDecision(at, null, Moment.WAITING, Verdict.SUPPRESS, reason, null, null, null, null);
    }

    /** Whether it is sent. */
    public boolean sends() {
        return verdict == Verdict.SEND;
    }

    /** As the ledger keeps it. */
    public String json() {
        return JSON.writeValueAsString(this);
    }

    /** What the ledger keeps. */
    static List<MessageDecision> all(String json) {
        return JSON.readValue(json, new TypeReference<>() {});
    }
}
