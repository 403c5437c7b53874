package io.careflow.churn;

import io.careflow.planning.Judgement;
import io.careflow.planning.LiveCustomers;
import io.careflow.planning.ScheduledFlow;
import io.careflow.platform.CompanyDay;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who gets a rescue: everybody at risk whom it is worth it, once for each time that they come to be at risk. */
@Component
class ChurnPlan implements ScheduledFlow {

    private static final String SELECT = """
            select s.customer_id, s.score, s.risk, s.risk_since, s.reason, s.stake, c.tier, c.owner, c.owner_group,
                exists (select 1 from churn_rescue r where r.customer_id = s.customer_id and r.ended_at is null) as rescue_on,
                exists (select 1 from churn_rescue r where r.customer_id = s.customer_id
                    and r.ended_at >= s.risk_since) as rescued
            from churn_score s join customer c on c.id = s.customer_id
            where s.risk <> 'low' and s.customer_id = any (?) order by s.customer_id""";

    private final JdbcClient jdbc;
    private final ChurnRescues rescues;
    private final RescueOffers offers;
    private final ChurnSettings settings;
    private final CompanyDay day;

    ChurnPlan(JdbcClient jdbc, ChurnRescues rescues, RescueOffers offers, ChurnSettings settings, CompanyDay day) {
        this.jdbc = jdbc;
        this.rescues = rescues;
        this.offers = offers;
        this.settings = settings;
        this.day = day;
    }

    @Override
    public String name() {
        return ChurnRescues.FLOW;
    }

    @Override
    public List<UUID> candidates(LocalDate date, UUID after, int most, LiveCustomers all) {
        return jdbc.sql("select s.customer_id from churn_score s join customer c on c.id = s.customer_id"
                        + " where s.risk <> 'low' and s.customer_id > ? and c.merged_into is null and c.erased_at is null"
                        + " order by s.customer_id limit ?")
                .params(after, most)
                .query(UUID.class)
                .list();
    }

    @Override
    public List<Judgement> judge(LocalDate date, List<UUID> customers) {
        var table = offers.current();
        return jdbc.sql(SELECT)
                .param(customers.toArray(UUID[]::new))
                .query((row, i) -> judgement(row, table))
                .list();
    }

    @Override
    public OptionalInt capacity(LocalDate date, String queue) {
        return OptionalInt.of(settings.callsADay());
    }

    @Override
    public void start(UUID plannedStart, LocalDate date, Judgement due) {
        rescues.begin(due.customerId());
    }

    private Judgement judgement(ResultSet row, RescueOffers.Offers table) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var risk = Risk.of(row.getString("risk")).orElseThrow();
        var reason = row.getString("reason");
        var offer = table.of(row.getString("tier"), reason, risk);
        // Once for each time that they come to be at risk.
        var occasion = "at-risk-" + since(row);
        var facts = facts(row, risk, reason, offer);
        if (row.getBoolean("rescue_on")) {
            return Judgement.leftOut(customer, occasion, "rescue-on", facts);
        }
        if (row.getBoolean("rescued")) {
            return Judgement.notDue(customer, occasion, "rescued", facts);
        }
        if (offer.outreach().equals("none")) {
            return Judgement.leftOut(customer, occasion, "not-worth-it", facts);
        }
        var due = Judgement.due(customer, occasion, "at-risk", facts);
        // Messages take nobody's time.
        return due.queued(offer.outreach().equals("call") ? carer(row) : null, offer.priority());
    }

    private LocalDate since(ResultSet row) throws SQLException {
        return day.of(instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getTimestamp("risk_since").toInstant();
    }

    private String carer(ResultSet row) throws SQLException {
        var owner = row.getString("owner");
        var group = row.getString("owner_group");
        return owner != null ? "user:" + owner : "group:" + (group == null ? settings.group() : group);
    }

    private static Map<String, Object> facts(ResultSet row, Risk risk, String reason, RescueOffer offer)
            throws SQLException {
        BigDecimal stake = row.getBigDecimal("stake");
        return Map.of(
                "score", row.getInt("score"),
                "risk", risk.code(),
                "reason", reason == null ? "none" : reason,
                "tier", row.getString("tier"),
                "stake", stake,
                "outreach", offer.outreach(),
                "offer", offer.offer() == null ? "none" : offer.offer());
    }
}
