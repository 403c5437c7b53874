package io.careflow.churn;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.CustomerScope;
import io.careflow.customer.standing.StandingSettings;
import io.careflow.platform.Ids;
import io.careflow.platform.Money;
import io.careflow.platform.Page;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of rescues. */
@Component
class RescueTable {

    static final String SELECT = """
            select churn_rescue.*, (select sum(p.amount) - churn_rescue.cost from purchase p
                where churn_rescue.outcome in ('accepted', 'won-back') and p.customer_id = churn_rescue.customer_id
                    and p.currency = churn_rescue.currency and p.at > churn_rescue.opened_at
                    and p.at <= churn_rescue.opened_at + interval '365 days') as saved
            from churn_rescue""";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final StandingSettings company;
    private final Clock clock;

    RescueTable(JdbcClient jdbc, Ids ids, StandingSettings company, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.company = company;
        this.clock = clock;
    }

    /** The score that a rescue begins with. */
    record Score(int score, Risk risk, String reason, BigDecimal stake) {}

    Optional<Score> score(UUID customer) {
        return jdbc.sql("select score, risk, reason, stake from churn_score where customer_id = ?")
                .param(customer)
                .query((row, i) -> new Score(
                        row.getInt("score"),
                        Risk.of(row.getString("risk")).orElseThrow(),
                        row.getString("reason"),
                        row.getBigDecimal("stake")))
                .optional();
    }

    /**
     * Keeps a new rescue, unless one is on; the customer is locked until the transaction ends.
     *
     * @return empty when one is on, or there is no such customer any more
     */
    Optional<UUID> open(UUID customer, String origin, String reason, Risk risk, Score score) {
        var live = jdbc.sql("select id from customer where id = ? and merged_into is null and erased_at is null"
                        + " for no key update")
                .param(customer)
                .query(UUID.class)
                .optional();
        if (live.isEmpty() || !going(List.of(customer)).isEmpty()) {
            return Optional.empty();
        }
        var id = ids.next();
        jdbc.sql("insert into churn_rescue (id, reference, customer_id, origin, reason, risk, score, stake, currency,"
                        + " status, opened_at) values (?, 'R-' || lpad(nextval('churn_rescue_reference')::text, 6, '0'),"
                        + " ?, ?, ?, ?, ?, ?, ?, 'open', ?)")
                .params(
                        id,
                        customer,
                        origin,
                        reason,
                        risk.code(),
                        score == null ? null : score.score(),
                        score == null ? BigDecimal.ZERO : score.stake(),
                        company.currency(),
                        timestamp(clock.instant()))
                .update();
        return Optional.of(id);
    }

    /** Those of some customers that are not over, the oldest first. */
    List<Rescue> going(Collection<UUID> customers) {
        return jdbc.sql(SELECT + " where customer_id = any (?) and ended_at is null order by id")
                .param(customers.toArray(UUID[]::new))
                .query(this::rescue)
                .list();
    }

    Optional<Rescue> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(this::rescue).optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Rescue> lock(UUID id) {
        jdbc.sql("select id from churn_rescue where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    void offer(UUID id, RescueOffer offer, RescueStatus status) {
        jdbc.sql(
                        "update churn_rescue set offer = ?, offer_text = ?, offer_text_zh = ?, cost = ?, status = ? where id = ?")
                .params(offer.offer(), offer.offerText(), offer.offerTextZh(), offer.cost(), status.code(), id)
                .update();
    }

    void withdrawOffer(UUID id) {
        jdbc.sql("update churn_rescue set offer = null, offer_text = '', offer_text_zh = '', cost = 0 where id = ?")
                .param(id)
                .update();
    }

    int calledInVain(UUID id) {
        return jdbc.sql("update churn_rescue set calls = calls + 1 where id = ? returning calls")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** @param message with which they were contacted, unless it was suppressed; null where that is not known */
    void offered(UUID id, UUID message) {
        jdbc.sql("update churn_rescue set status = 'offered', contacted_at = case when exists (select 1 from message"
                        + " where id = ? and status = 'suppressed') then contacted_at else coalesce(contacted_at, ?) end"
                        + " where id = ?")
                .params(message, timestamp(clock.instant()), id)
                .update();
    }

    void answered(UUID id, RescueOutcome outcome, String leavingReason) {
        var now = timestamp(clock.instant());
        jdbc.sql(
                        "update churn_rescue set outcome = ?, leaving_reason = coalesce(?, leaving_reason),"
                                + " answered_at = coalesce(answered_at, ?), contacted_at = coalesce(contacted_at, ?) where id = ?")
                // Silence is no contact.
                .params(outcome.code(), leavingReason, now, outcome == RescueOutcome.SILENT ? null : now, id)
                .update();
    }

    void awaitWinBack(UUID id) {
        jdbc.sql("update churn_rescue set status = 'win-back' where id = ?")
                .param(id)
                .update();
    }

    void end(UUID id, RescueOutcome outcome) {
        jdbc.sql("update churn_rescue set status = 'closed', outcome = ?, ended_at = ? where id = ?")
                .params(outcome.code(), timestamp(clock.instant()), id)
                .update();
    }

    /** Whether they have bought since a moment. */
    boolean hasBought(UUID customer, Instant since) {
        return jdbc.sql("select exists (select 1 from purchase where customer_id = ? and at > ? and amount > 0)")
                .params(customer, timestamp(since))
                .query(Boolean.class)
                .single();
    }

    /** What customers read as the offer; empty for none. */
    String offerText(UUID id, boolean chinese) {
        return jdbc.sql("select " + (chinese ? "offer_text_zh" : "offer_text") + " from churn_rescue where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    List<Rescue> ofCustomer(UUID customer, CustomerScope scope, int most) {
        return jdbc.sql(SELECT + " where customer_id = :customer and " + scope.of("churn_rescue.customer_id")
                        + " order by ended_at is null desc, id desc limit :most")
                .param("customer", customer)
                .param("most", most)
                .params(scope.parameters())
                .query(this::rescue)
                .list();
    }

    /** @param before id of the last one of the page before; null for the first page */
    Page<Rescue> page(RescueStatus status, UUID customer, UUID before, CustomerScope scope, int size) {
        var rows = jdbc.sql(SELECT + " where " + scope.of("churn_rescue.customer_id")
                        + " and (cast(:status as text) is null or status = :status)"
                        + " and (cast(:customer as uuid) is null or customer_id = :customer)"
                        + " and (cast(:before as uuid) is null or id < :before) order by id desc limit :most")
                .param("status", status == null ? null : status.code())
                .param("customer", customer)
                .param("before", before)
                .param("most", size + 1)
                .params(scope.parameters())
                .query(this::rescue)
                .list();
        return Page.of(rows, size, last -> last.id().toString());
    }

    /** All of a customer, the oldest first. */
    List<Rescue> all(UUID customer) {
        return jdbc.sql(SELECT + " where customer_id = ? order by id")
                .param(customer)
                .query(this::rescue)
                .list();
    }

    Rescue rescue(ResultSet row, int i) throws SQLException {
        var currency = row.getString("currency");
        var outcome = row.getString("outcome");
        var saved = row.getBigDecimal("saved");
        return new Rescue(
                row.getObject("id", UUID.class),
                row.getString("reference"),
                row.getObject("customer_id", UUID.class),
                row.getString("origin"),
                row.getString("reason"),
                Risk.of(row.getString("risk")).orElseThrow(),
                row.getObject("score", Integer.class),
                money(row.getBigDecimal("stake"), currency),
                RescueStatus.of(row.getString("status")).orElseThrow(),
                row.getString("offer"),
                money(row.getBigDecimal("cost"), currency),
                row.getInt("calls"),
                instant(row, "opened_at"),
                instant(row, "contacted_at"),
                RescueOutcome.of(outcome).orElse(null),
                row.getString("leaving_reason"),
                instant(row, "answered_at"),
                instant(row, "ended_at"),
                saved == null ? null : money(saved, currency));
    }

    static Money money(BigDecimal amount, String currency) {
        var decimals = Math.max(0, java.util.Currency.getInstance(currency).getDefaultFractionDigits());
        return Money.of(amount.setScale(decimals, RoundingMode.HALF_UP), currency);
    }
}
