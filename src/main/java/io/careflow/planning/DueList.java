package io.careflow.planning;

import io.careflow.customer.CustomerVisibility;
import io.careflow.planning.Judgement.Verdict;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a planner would start on a date, and why; nothing is started by asking. Nobody hears of customers they may not see. */
@Service
public class DueList {

    private static final int PAGE = 100;
    private static final int JUDGED_AT_A_TIME = 1_000;
    private static final int JUDGED_AT_MOST = 10_000;
    private static final long FURTHEST_DAYS = 366;

    private final ScheduledFlows flows;
    private final LiveCustomers live;
    private final Planner planner;
    private final CustomerVisibility visibility;
    private final JdbcClient jdbc;

    DueList(ScheduledFlows flows, LiveCustomers live, Planner planner, CustomerVisibility visibility, JdbcClient jdbc) {
        this.flows = flows;
        this.live = live;
        this.planner = planner;
        this.visibility = visibility;
        this.jdbc = jdbc;
    }

    /** The names of the flows that start by schedule. */
    public List<String> flows() {
        return flows.names();
    }

    /**
     * A page of who is due or left out. It ends after ten thousand customers, too: it may hold few or none and still have a
     * next one.
     *
     * @param date the business date; null for today
     * @param verdict only these; null for who is due and who is left out
     * @param page what the page before gave as next; null for the first
     * @throws ProblemException 404 for no scheduled flow; 400 for a date more than a year away, or no such page
     */
    public Page<Judgement> of(String flow, LocalDate date, Verdict verdict, String page) {
        var scheduled = flows.require(flow);
        var on = date == null ? planner.today() : date;
        var distance = Math.abs(on.toEpochDay() - planner.today().toEpochDay());
        if (distance > FURTHEST_DAYS) {
            throw ProblemException.invalid("date", "must be within a year of today");
        }
        var found = new ArrayList<Judgement>();
        var after = Page.after(page).orElse(LiveCustomers.BEFORE_ALL);
        for (int judged = 0; judged < JUDGED_AT_MOST && found.size() < PAGE; judged += JUDGED_AT_A_TIME) {
            var customers = scheduled.candidates(on, after, JUDGED_AT_A_TIME, live);
            var seen = visible(customers);
            for (var judgement : seen.isEmpty() ? List.<Judgement>of() : scheduled.judge(on, seen)) {
                if (verdict == null ? judgement.verdict() != Verdict.NOT_DUE : judgement.verdict() == verdict) {
                    found.add(judgement);
                }
            }
            if (customers.size() < JUDGED_AT_A_TIME) {
                return new Page<>(List.copyOf(found), null);
            }
            after = customers.getLast();
        }
        return new Page<>(List.copyOf(found), after.toString());
    }

    /**
     * What becomes of one customer, also when it is not their turn.
     *
     * @throws ProblemException 404 for no scheduled flow, or a customer whom nobody knows or the caller may not see
     */
    public List<Judgement> of(String flow, LocalDate date, UUID customer) {
        var scheduled = flows.require(flow);
        return scheduled.judge(date == null ? planner.today() : date, List.of(visibility.standing(customer)));
    }

    private List<UUID> visible(List<UUID> customers) {
        var scope = visibility.current();
        if (scope.isAll() || customers.isEmpty()) {
            return customers;
        }
        var seen = new HashSet<>(jdbc.sql("select id from customer where id = any (:ids) and " + scope.ofCustomer())
                .param("ids", customers.toArray(UUID[]::new))
                .params(scope.parameters())
                .query(UUID.class)
                .list());
        return customers.stream().filter(seen::contains).toList();
    }
}
