package io.careflow.revisit;

import io.careflow.customer.ServiceBurden;
import io.careflow.customer.ServiceBurdens;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.Purpose;
import io.careflow.engine.ProcessMessages;
import io.careflow.planning.Judgement;
import io.careflow.planning.ScheduledFlow;
import io.careflow.platform.CompanyDay;
import io.careflow.revisit.RevisitCandidates.Candidate;
import io.careflow.servicelevel.BusinessCalendars;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Who is revisited: whoever has not heard from us, by whatever flow, for as long as {@code dmn/revisit-plan.dmn} says, or
 * agreed to a date. Whoever has an open complaint waits until it is over.
 */
@Component
@EnableConfigurationProperties(RevisitSettings.class)
class RevisitFlow implements ScheduledFlow {

    private static final String DUE = "interval-over";
    private static final String AGREED = "agreed-date";
    private static final int MOST_PRIORITY = 100;
    private static final int DAYS_A_POINT = 7;

    private final RevisitCandidates candidates;
    private final RevisitTables tables;
    private final RevisitTable revisits;
    private final List<ServiceBurdens> burdens;
    private final Consents consents;
    private final BusinessCalendars calendars;
    private final ProcessMessages process;
    private final RevisitSettings settings;
    private final CompanyDay company;
    private final Clock clock;

    RevisitFlow(
            RevisitCandidates candidates,
            RevisitTables tables,
            RevisitTable revisits,
            List<ServiceBurdens> burdens,
            Consents consents,
            BusinessCalendars calendars,
            ProcessMessages process,
            RevisitSettings settings,
            CompanyDay company,
            Clock clock) {
        this.candidates = candidates;
        this.tables = tables;
        this.revisits = revisits;
        this.burdens = burdens;
        this.consents = consents;
        this.calendars = calendars;
        this.process = process;
        this.settings = settings;
        this.company = company;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "periodic-revisit";
    }

    @Override
    public List<Judgement> judge(LocalDate date, List<UUID> customers) {
        var judged = new ArrayList<Judgement>();
        var due = new ArrayList<Turn>();
        var now = tables.now();
        for (var candidate : candidates.of(customers, clock.instant())) {
            var turn = turn(candidate, now, date);
            if (turn.plan().every() == null) {
                judged.add(turn.notDue("no-revisits"));
            } else if (date.isBefore(turn.on())) {
                judged.add(turn.notDue("not-yet"));
            } else {
                due.add(turn);
            }
        }
        if (!due.isEmpty()) {
            judged.addAll(judgeDue(due, date));
        }
        return judged;
    }

    @Override
    public OptionalInt capacity(LocalDate date, String queue) {
        return OptionalInt.of(tables.now().capacity(queue));
    }

    @Override
    public void start(UUID plannedStart, LocalDate date, Judgement due) {
        var facts = due.facts();
        var now = clock.instant();
        var dueAt = calendars.named(settings.calendar()).addBusinessDays(now, settings.dueAfterDays());
        var id = revisits.open(
                plannedStart,
                due.customerId(),
                LocalDate.parse(due.occasion()),
                dueAt,
                facts.get("group").toString(),
                facts.get("tier").toString(),
                facts.get("way").toString(),
                (Integer) facts.get("tries"),
                facts.get("every").toString(),
                now);
        var variables = new HashMap<String, Object>();
        variables.put("subjectId", id.toString());
        variables.put("customerId", due.customerId().toString());
        variables.put("group", settings.group());
        variables.put("way", facts.get("way"));
        variables.put("otherwise", facts.get("otherwise"));
        variables.put("priority", due.priority());
        variables.put("dueAt", dueAt.toString());
        process.publish("revisit-due", id.toString(), variables);
    }

    private Turn turn(Candidate candidate, RevisitTables.Tables tables, LocalDate date) {
        var contact = candidate.lastContact();
        var plan = tables.plan(
                candidate.tier(),
                candidate.valueSegment(),
                candidate.lifecycle(),
                candidate.preferredChannel(),
                contact == null
                        ? null
                        : Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(company.of(contact), date))));
        if (plan.every() == null) {
            return new Turn(candidate, plan, date, "no-revisits");
        }
        var agreed = candidate.nextOn() != null
                && candidate.lastRevisit() != null
                && (contact == null || !contact.isAfter(candidate.lastRevisit()));
        return agreed
                ? new Turn(candidate, plan, candidate.nextOn(), AGREED)
                : new Turn(
                        candidate,
                        plan,
                        company.of(contact == null ? candidate.known() : contact)
                                .plus(plan.every()),
                        DUE);
    }

    private List<Judgement> judgeDue(List<Turn> due, LocalDate date) {
        var customers = due.stream().map(turn -> turn.candidate().id()).toList();
        var complaining = complaining(customers);
        var closed = consents.optedOut(customers, Purpose.RELATIONSHIP);
        return due.stream()
                .map(turn -> {
                    var customer = turn.candidate().id();
                    if (turn.candidate().open()) {
                        return turn.leftOut("running");
                    }
                    if (complaining.contains(customer)) {
                        return turn.leftOut("open-complaint");
                    }
                    return turn.by(closed.getOrDefault(customer, Set.of()), date);
                })
                .toList();
    }

    private Set<UUID> complaining(Collection<UUID> customers) {
        var found = new TreeSet<UUID>();
        for (var served : burdens) {
            served.of(customers, clock.instant()).forEach((customer, burden) -> {
                if (burden.open() > ServiceBurden.NONE.open()) {
                    found.add(customer);
                }
            });
        }
        return found;
    }

    /** When whose turn is, and why. */
    private final class Turn {

        private final Candidate candidate;
        private final RevisitPlan plan;
        private final LocalDate on;
        private final String reason;

        Turn(Candidate candidate, RevisitPlan plan, LocalDate on, String reason) {
            this.candidate = candidate;
            this.plan = plan;
            this.on = on;
            this.reason = reason;
        }

        Candidate candidate() {
            return candidate;
        }

        RevisitPlan plan() {
            return plan;
        }

        LocalDate on() {
            return on;
        }

        Judgement notDue(String why) {
            return Judgement.notDue(candidate.id(), on.toString(), why, facts());
        }

        Judgement leftOut(String why) {
            return Judgement.leftOut(candidate.id(), on.toString(), why, facts());
        }

        /** By the first way that is open. */
        Judgement by(Set<ConsentChannel> closed, LocalDate date) {
            var ways = new ArrayList<RevisitWay>();
            plan.way().ifPresent(ways::add);
            plan.otherwise().ifPresent(ways::add);
            ways.removeIf(way -> !candidate.reachable().contains(way.needs()));
            if (ways.isEmpty()) {
                return leftOut("unreachable");
            }
            ways.removeIf(way -> closed.contains(way.consent()));
            if (ways.isEmpty()) {
                return leftOut("opted-out");
            }
            var facts = facts();
            var group = candidate.ownerGroup() == null ? settings.group() : candidate.ownerGroup();
            facts.put("group", group);
            facts.put("way", ways.getFirst().code());
            facts.put("otherwise", ways.size() > 1 ? ways.get(1).code() : "none");
            facts.put("tries", plan.tries());
            var late = (int) Math.min(MOST_PRIORITY, ChronoUnit.DAYS.between(on, date) / DAYS_A_POINT);
            return Judgement.due(candidate.id(), on.toString(), reason, facts)
                    .queued(
                            ways.getFirst() == RevisitWay.CALL ? group : null,
                            Math.min(MOST_PRIORITY, plan.priority() + late));
        }

        private Map<String, Object> facts() {
            var facts = new HashMap<String, Object>();
            facts.put("tier", candidate.tier());
            if (plan.every() != null) {
                facts.put("dueOn", on.toString());
                facts.put("every", plan.every().toString());
            }
            if (candidate.lastContact() != null) {
                facts.put("lastContactOn", company.of(candidate.lastContact()).toString());
            }
            return facts;
        }
    }
}
