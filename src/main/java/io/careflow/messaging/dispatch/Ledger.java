package io.careflow.messaging.dispatch;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.messaging.DecisionReason;
import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessagingSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves rows of the ledger forward. What it is told of a message that this process no longer holds changes nothing. */
@Component
class Ledger {

    private static final String RELEASED =
            ", claimed_by = null, claimed_at = null, decisions = message_decided(decisions, ?::jsonb)";
    private static final String MINE = " where id = ? and status = 'claimed' and claimed_by = ?";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MessagingSettings settings;

    Ledger(JdbcClient jdbc, Clock clock, MessagingSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * The provider has taken it. An answer that comes after the outcome was given up settles that, too.
     *
     * @param decision that led to the attempt
     * @return whether this was news
     */
    boolean accepted(UUID id, String providerId, MessageDecision decision) {
        return jdbc.sql("update message set status = 'accepted', accepted_at = ?, provider_id = ?, reason = null"
                                + RELEASED
                                + " where id = ? and (status = 'claimed' and claimed_by = ? or status = 'unknown')")
                        .params(timestamp(clock.instant()), providerId, json(decision), id, settings.instance())
                        .update()
                == 1;
    }

    /**
     * Like {@link #accepted(UUID, String, MessageDecision)}, of many at once. A row that somebody else works on is passed
     * over, so that this waits for nobody.
     *
     * @return those of which it was news
     */
    Set<UUID> accepted(List<Settled> all) {
        return Set.copyOf(jdbc.sql("""
                        with given as (
                            select * from unnest(cast(:ids as uuid[]), cast(:providers as text[]), cast(:decisions as jsonb[]))
                                given (id, provider_id, decision)),
                        mine as (
                            select message.id from message join given on given.id = message.id
                            where message.status = 'claimed' and message.claimed_by = :me or message.status = 'unknown'
                            for no key update of message skip locked)
                        update message set status = 'accepted', accepted_at = :now, provider_id = given.provider_id,
                            reason = null, claimed_by = null, claimed_at = null,
                            decisions = message_decided(decisions, given.decision)
                        from given where message.id = given.id and given.id in (select id from mine)
                        returning message.id""")
                .param(
                        "ids",
                        all.stream().map(one -> one.message().id().toString()).toArray(String[]::new))
                .param("providers", all.stream().map(Settled::providerId).toArray(String[]::new))
                .param(
                        "decisions",
                        all.stream().map(one -> json(one.attempt().decision())).toArray(String[]::new))
                .param("me", settings.instance())
                .param("now", timestamp(clock.instant()))
                .query(UUID.class)
                .list());
    }

    /** It was not given to the provider after all: that was no attempt. */
    void returned(UUID id) {
        jdbc.sql("update message set status = 'planned', attempts = attempts - 1, claimed_by = null, claimed_at = null"
                        + MINE)
                .params(id, settings.instance())
                .update();
    }

    /** Whether it was told before that the provider has it, and calls it so. */
    boolean isKnownAs(UUID id, String providerId) {
        return jdbc.sql("select exists (select 1 from message where id = ? and provider_id = ?)")
                .params(id, providerId)
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody knows if it was sent. */
    boolean isUnknown(UUID id) {
        return jdbc.sql("select status = 'unknown' from message where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /**
     * The provider has definitely not taken it: it is due again at that time.
     *
     * @param decision null where none could be taken
     */
    boolean postponed(UUID id, String reason, Instant due, MessageDecision decision) {
        return jdbc.sql("update message set status = 'planned', next_attempt_at = ?, reason = ?, cleared_at = null"
                                + RELEASED + MINE)
                        .params(timestamp(due), reason, json(decision), id, settings.instance())
                        .update()
                == 1;
    }

    /** It was decided, just before sending, that it waits: that was no attempt. */
    boolean deferred(UUID id, MessageDecision decision) {
        return jdbc.sql("update message set status = 'planned', next_attempt_at = ?, put_off_to = ?, reason = ?,"
                                + " attempts = attempts - 1" + RELEASED + MINE)
                        .params(
                                timestamp(decision.until()),
                                timestamp(decision.until()),
                                decision.reason().code(),
                                json(decision),
                                id,
                                settings.instance())
                        .update()
                == 1;
    }

    /** @param decision null where none could be taken */
    boolean failed(UUID id, String reason, MessageDecision decision) {
        return ended(id, "failed", reason, decision, "");
    }

    /** It was decided, just before sending, that it is not sent: that was no attempt. */
    boolean suppressed(UUID id, MessageDecision decision) {
        return ended(id, "suppressed", decision.reason().code(), decision, ", attempts = attempts - 1");
    }

    /** What waits and meets a condition, in SQL, is not sent. */
    void suppressWaiting(DecisionReason reason, String condition, Object... parameters) {
        var decision = MessageDecision.suppressedWaiting(clock.instant(), reason);
        jdbc.sql(
                        "update message set status = 'suppressed', reason = ?, decisions = message_decided(decisions, ?::jsonb)"
                                + " where status = 'planned' and " + condition)
                .params(Stream.concat(Stream.of(reason.code(), decision.json()), Stream.of(parameters))
                        .toList())
                .update();
    }

    /**
     * Nobody knows whether the provider has taken it.
     *
     * @param claimant who held it
     * @param decision null where the process that took it is gone
     */
    boolean unknown(UUID id, String reason, String claimant, MessageDecision decision) {
        return jdbc.sql("update message set status = 'unknown', reason = ?, unclear = unclear + 1" + RELEASED + MINE)
                        .params(reason, json(decision), id, claimant)
                        .update()
                == 1;
    }

    /** One of unknown outcome is to be sent, perhaps once more. */
    void resend(UUID id, Instant due) {
        jdbc.sql("update message set status = 'planned', next_attempt_at = ? where id = ? and status = 'unknown'")
                .params(timestamp(due), id)
                .update();
    }

    private boolean ended(UUID id, String status, String reason, MessageDecision decision, String besides) {
        return jdbc.sql("update message set status = ?, reason = ?" + besides + RELEASED + MINE)
                        .params(status, reason, json(decision), id, settings.instance())
                        .update()
                == 1;
    }

    private static String json(MessageDecision decision) {
        return decision == null ? null : decision.json();
    }
}
