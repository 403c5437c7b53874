package io.careflow.messaging.dispatch;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.messaging.MessagingSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves rows of the ledger forward. What it is told of a message that this process no longer holds changes nothing. */
@Component
class Ledger {

    private static final String RELEASED = ", claimed_by = null, claimed_at = null";
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
     * @return whether this was news
     */
    boolean accepted(UUID id, String providerId) {
        return jdbc.sql("update message set status = 'accepted', accepted_at = ?, provider_id = ?, reason = null"
                                + RELEASED
                                + " where id = ? and (status = 'claimed' and claimed_by = ? or status = 'unknown')")
                        .params(timestamp(clock.instant()), providerId, id, settings.instance())
                        .update()
                == 1;
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

    /** The provider has definitely not taken it: it is due again at that time. */
    boolean postponed(UUID id, String reason, Instant due) {
        return jdbc.sql("update message set status = 'planned', next_attempt_at = ?, reason = ?" + RELEASED + MINE)
                        .params(timestamp(due), reason, id, settings.instance())
                        .update()
                == 1;
    }

    boolean failed(UUID id, String reason) {
        return ended(id, "failed", reason);
    }

    boolean suppressed(UUID id, String reason) {
        return ended(id, "suppressed", reason);
    }

    /**
     * Nobody knows whether the provider has taken it.
     *
     * @param claimant who held it
     */
    boolean unknown(UUID id, String reason, String claimant) {
        return jdbc.sql("update message set status = 'unknown', reason = ?, unclear = unclear + 1" + RELEASED + MINE)
                        .params(reason, id, claimant)
                        .update()
                == 1;
    }

    /** One of unknown outcome is to be sent, perhaps once more. */
    void resend(UUID id, Instant due) {
        jdbc.sql("update message set status = 'planned', next_attempt_at = ? where id = ? and status = 'unknown'")
                .params(timestamp(due), id)
                .update();
    }

    private boolean ended(UUID id, String status, String reason) {
        return jdbc.sql("update message set status = ?, reason = ?" + RELEASED + MINE)
                        .params(status, reason, id, settings.instance())
                        .update()
                == 1;
    }
}
