package io.careflow.survey;

import static io.careflow.platform.SqlTime.instant;

import io.careflow.customer.ServiceBurden;
import io.careflow.customer.ServiceBurdens;
import io.careflow.planning.Judgement;
import io.careflow.planning.ScheduledFlow;
import io.careflow.platform.CompanyDay;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom a scheduled survey is for: who bought within a year, as long after their first purchase and after the last time
 * they were invited to it as its definition says.
 */
@Component
class SurveySchedule implements ScheduledFlow {

    private static final Period CUSTOMERS = Period.ofYears(1);
    /** Who was found not eligible is not looked at again at once. */
    private static final Period AFTER_REFUSAL = Period.ofDays(30);

    private static final String SQL = """
            select p.customer_id, p.first_at,
                (select max(s.invited_at) from survey s where s.customer_id = p.customer_id and s.definition = :definition)
                    as invited_at,
                (select max(s.requested_at) from survey s where s.customer_id = p.customer_id and s.definition = :definition)
                    as requested_at
            from (select customer_id, min(at) as first_at, max(at) as last_at from purchase
                where customer_id = any (:customers) and quantity > 0 group by customer_id) p
            where p.last_at >= :since order by p.customer_id""";

    private final SurveyDefinitions definitions;
    private final Surveys surveys;
    private final List<ServiceBurdens> burdens;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final CompanyDay day;

    SurveySchedule(
            SurveyDefinitions definitions,
            Surveys surveys,
            List<ServiceBurdens> burdens,
            JdbcClient jdbc,
            Clock clock,
            CompanyDay day) {
        this.definitions = definitions;
        this.surveys = surveys;
        this.burdens = burdens;
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
    }

    private record Turn(UUID customer, LocalDate on) {}

    @Override
    public String name() {
        return "survey-dispatch";
    }

    @Override
    public List<Judgement> judge(LocalDate date, List<UUID> customers) {
        var complaining = new TreeSet<UUID>();
        burdens.forEach(served -> served.of(customers, clock.instant()).forEach((customer, burden) -> {
            if (burden.open() > ServiceBurden.NONE.open()) {
                complaining.add(customer);
            }
        }));
        var judged = new ArrayList<Judgement>();
        for (var definition : definitions.triggeredBy(SurveyCause.SCHEDULE)) {
            for (var turn : turns(definition, customers, date)) {
                var occasion = definition.id() + ":" + turn.on();
                var facts = Map.<String, Object>of(
                        "survey", definition.id(), "dueOn", turn.on().toString());
                if (date.isBefore(turn.on())) {
                    judged.add(Judgement.notDue(turn.customer(), occasion, "not-yet", facts));
                } else if (complaining.contains(turn.customer())) {
                    judged.add(Judgement.leftOut(turn.customer(), occasion, "open-complaint", facts));
                } else {
                    judged.add(Judgement.due(turn.customer(), occasion, "interval-over", facts));
                }
            }
        }
        return judged;
    }

    @Override
    public void start(UUID plannedStart, LocalDate date, Judgement due) {
        surveys.requestUnasked(new NewSurvey(
                "schedule:" + plannedStart,
                due.facts().get("survey").toString(),
                due.customerId(),
                SurveyCause.SCHEDULE,
                null,
                null));
    }

    private List<Turn> turns(SurveyDefinition definition, List<UUID> customers, LocalDate date) {
        var every = Period.ofDays((int) definition.every().toDays());
        return jdbc.sql(SQL)
                .param("definition", definition.id())
                .param("customers", customers.toArray(UUID[]::new))
                .param("since", day.start(date.minus(CUSTOMERS)).atOffset(ZoneOffset.UTC))
                .query((row, i) -> {
                    var on = Stream.of(
                                    after(instant(row, "first_at"), every),
                                    after(instant(row, "invited_at"), every),
                                    after(instant(row, "requested_at"), AFTER_REFUSAL))
                            .filter(Objects::nonNull)
                            .max(LocalDate::compareTo)
                            .orElseThrow();
                    return new Turn(row.getObject("customer_id", UUID.class), on);
                })
                .list();
    }

    private LocalDate after(Instant at, Period period) {
        return at == null ? null : day.of(at).plus(period);
    }
}
