package io.careflow.messaging.dispatch;

import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.messaging.Channel;
import io.careflow.messaging.dispatch.DeliveryReport.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What providers tell of messages after they were given them. It may come twice, in any order, and before the answer to
 * the sending: the ledger only moves forward, and what is too early is kept.
 */
@Component
public class DeliveryReports {

    /** For how long the answer to the sending may be outstanding. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Set<String> UNANSWERED = Set.of("planned", "unknown");
    private static final Set<String> OVER = Set.of("delivered", "failed", "suppressed");

    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final AddressFaults addresses;
    private final Clock clock;

    DeliveryReports(JdbcClient jdbc, Timeline timeline, AddressFaults addresses, Clock clock) {
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.addresses = addresses;
        this.clock = clock;
    }

    private record Known(UUID id, UUID customerId, UUID complaintId, String channel, String template, String status) {}

    /** Takes a report; the same one again changes nothing. */
    @Transactional
    public void take(DeliveryReport report) {
        lock(report.providerId());
        // Before the message is locked: customers come first.
        known(report, "")
                .filter(message -> !OVER.contains(message.status()))
                .ifPresent(message -> learn(message, report));
        var message = known(report, " for no key update");
        if (message.isEmpty() || message.get().status().equals("claimed")) {
            keep(report, message.map(Known::id).orElse(null));
        } else {
            settle(message.get(), report);
        }
    }

    /** Until the transaction ends, nobody else decides what is known of the message that the provider calls so. */
    void lock(String providerId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(providerId)
                .query((row, i) -> i)
                .single();
    }

    /** Like {@link #lock(String)}, in one order for everybody. */
    void lock(List<String> providerIds) {
        jdbc.sql("select pg_advisory_xact_lock(key) from (select hashtextextended(id, 0) as key"
                        + " from unnest(cast(? as text[])) id order by 1) locks")
                .param(providerIds.toArray(String[]::new))
                .query((row, i) -> i)
                .list();
    }

    /** Applies what was told of messages while they were being sent. */
    void settle(List<Settled> all) {
        jdbc.sql("delete from delivery_report where message_id = any (cast(? as uuid[]))"
                        + " or provider_id = any (cast(? as text[])) returning *")
                .params(
                        all.stream().map(one -> one.message().id().toString()).toArray(String[]::new),
                        all.stream().map(Settled::providerId).toArray(String[]::new))
                .query((row, i) -> report(row, row.getObject("message_id", UUID.class)))
                .list()
                .forEach(report -> settle(known(report, "").orElseThrow(), report));
    }

    /**
     * Applies what was told of a message while it was being sent.
     *
     * @param providerId null where the provider has given none
     */
    void settle(UUID messageId, String providerId) {
        jdbc.sql("delete from delivery_report where message_id = ? or provider_id = ? returning *")
                .params(messageId, providerId)
                .query((row, i) -> report(row, messageId))
                .list()
                .forEach(report -> settle(known(report, "").orElseThrow(), report));
    }

    private Optional<Known> known(DeliveryReport report, String lock) {
        return jdbc.sql("select id, customer_id, complaint_id, channel, template, status from message where "
                        + (report.messageId() == null ? "provider_id = :provider" : "id = :message") + lock)
                .param("message", report.messageId())
                .param("provider", report.providerId())
                .query(Known.class)
                .optional();
    }

    private void learn(Known message, DeliveryReport report) {
        var channel = Channel.of(message.channel());
        switch (report.state()) {
            case INVALID_ADDRESS -> addresses.invalid(message.customerId(), channel, report.address(), report.detail());
            case OPTED_OUT -> addresses.optedOut(message.customerId(), channel, report.detail());
            default -> {}
        }
    }

    private void keep(DeliveryReport report, UUID messageId) {
        jdbc.sql("delete from delivery_report where received_at < ?")
                .param(now().minus(KEPT))
                .update();
        jdbc.sql("insert into delivery_report (provider_id, message_id, state, detail, received_at)"
                        + " values (?, ?, ?, ?, ?) on conflict (provider_id) do update"
                        + " set state = excluded.state, detail = excluded.detail where delivery_report.state = 'taken'")
                .params(report.providerId(), messageId, report.state().text(), report.detail(), now())
                .update();
    }

    private void settle(Known message, DeliveryReport report) {
        var moved =
                switch (report.state()) {
                    case TAKEN -> reached(message, "accepted", report);
                    case DELIVERED -> reached(message, "delivered", report);
                    case FAILED, INVALID_ADDRESS, OPTED_OUT -> failed(message, report);
                };
        if (moved && UNANSWERED.contains(message.status()) && !report.state().hasFailed()) {
            // What it said is not known any more: only that it was sent.
            timeline.record(NewInteraction.of(message.customerId(), "message", "message." + message.template())
                    .about(message.complaintId())
                    .over(message.channel(), Direction.OUTBOUND));
        }
    }

    /** What nobody knew of until now was sent when it was cleared, however late the report comes. */
    private boolean reached(Known message, String status, DeliveryReport report) {
        return jdbc.sql("update message set status = :status, reason = null,"
                                + " accepted_at = coalesce(accepted_at, cleared_at, :now),"
                                + " provider_id = coalesce(provider_id, :provider) where id = :id and (status in"
                                + " ('planned', 'unknown') or status = 'accepted' and :status = 'delivered')")
                        .param("status", status)
                        .param("now", now())
                        .param("provider", report.providerId())
                        .param("id", message.id())
                        .update()
                == 1;
    }

    /** Of two copies the other may have arrived. */
    private boolean failed(Known message, DeliveryReport report) {
        return jdbc.sql("update message set status = 'failed', reason = ? where id = ?"
                                + " and (status = 'accepted' and provider_id = ? or status in ('planned', 'unknown'))")
                        .params(report.detail(), message.id(), report.providerId())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static DeliveryReport report(ResultSet row, UUID messageId) throws SQLException {
        return new DeliveryReport(
                messageId,
                row.getString("provider_id"),
                State.of(row.getString("state")),
                null,
                row.getString("detail"));
    }
}
