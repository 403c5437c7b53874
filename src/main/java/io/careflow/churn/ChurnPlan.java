package io.careflow.churn;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.planning.Judgement;
import io.careflow.planning.LiveCustomers;
import io.careflow.planning.ScheduledFlow;
import io.careflow.platform.CompanyDay;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who gets a rescue: everybody at risk whom it is worth it, once for each time that they come to be at risk. */
@Component
class ChurnPlan implements ScheduledFlow {

    private static final String SELECT = """
            select s.customer_id, s.score, s.risk, s.risk_since, s.reason, s.stake, c.tier,
                exists (select 1 from churn_rescue r where r.customer_id = s.customer_id and r.ended_at is null) as rescue_on,
                exists (select 1 from churn_rescue r where r.customer_id = s.customer_id
                    and r.ended_at >= s.risk_since) as rescued
            from churn_score s join customer c on c.id = s.customer_id
            where s.risk <> 'low' and s.customer_id = any (?) order by s.customer_id""";

    private final JdbcClient jdbc;
    private final ChurnRescues rescues;
    private final RescueOffers offers;
    private final Customers customers;
    private final RescueWays ways;
    private final ChurnSettings settings;
    private final CompanyDay day;

    ChurnPlan(
            JdbcClient jdbc,
            ChurnRescues rescues,
            RescueOffers offers,
            Customers customers,
            RescueWays ways,
            ChurnSettings settings,
            CompanyDay day) {
        this.jdbc = jdbc;
        this.rescues = rescues;
        this.offers = offers;
        this.customers = customers;
        this.ways = ways;
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
    public List<Judgement> judge(LocalDate date, List<UUID> ids) {
        var table = offers.current();
        var judged = jdbc.sql(SELECT)
                .param(ids.toArray(UUID[]::new))
                .query((row, i) -> judgement(row, table))
                .list();
        var wanted = customers.findReadable(judged.stream()
                .filter(ChurnPlan::isDue)
                .map(Judgement::customerId)
                .toList());
        var known = wanted.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
        var reach = ways.of(wanted);
        return judged.stream()
                .filter(one -> !isDue(one) || known.containsKey(one.customerId()))
                .map(one -> isDue(one) ? spokenTo(one, known.get(one.customerId()), reach.get(one.customerId())) : one)
                .toList();
    }

    private static boolean isDue(Judgement judgement) {
        return judgement.verdict() == Judgement.Verdict.DUE;
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
        if (offer.outreach().equals(RescueOffer.NOT_WORTH_IT)) {
            return Judgement.leftOut(customer, occasion, "not-worth-it", facts);
        }
        return Judgement.due(customer, occasion, "at-risk", facts).queued(null, offer.priority());
    }

    private Judgement spokenTo(Judgement due, Customer customer, RescueWays.Ways ways) {
        var outreach = ways.outreach((String) due.facts().get("outreach"));
        if (outreach.isEmpty()) {
            return Judgement.leftOut(
                    due.customerId(), due.occasion(), ways.hindrance().code(), due.facts());
        }
        var facts = new HashMap<>(due.facts());
        facts.put("outreach", outreach.get());
        // Messages take nobody's time.
        return Judgement.due(due.customerId(), due.occasion(), due.reason(), facts)
                .queued(outreach.get().equals(RescueOffer.CALL) ? carer(customer) : null, due.priority());
    }

    private LocalDate since(ResultSet row) throws SQLException {
        return day.of(instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getTimestamp("risk_since").toInstant();
    }

    private String carer(Customer customer) {
        var group = customer.ownerGroup();
        return customer.owner() != null
                ? "user:" + customer.owner()
                : "group:" + (group == null ? settings.group() : group);
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
