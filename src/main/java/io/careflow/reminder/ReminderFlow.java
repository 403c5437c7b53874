package io.careflow.reminder;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.Purpose;
import io.careflow.engine.ProcessMessages;
import io.careflow.messaging.policy.Reachability;
import io.careflow.planning.Judgement;
import io.careflow.planning.ScheduledFlow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Starts {@code next-purchase-reminder.bpmn} for whose next purchase is near: once a customer and purchase before it. */
@Component
@EnableConfigurationProperties(ReminderSettings.class)
class ReminderFlow implements ScheduledFlow {

    /** So many days before the reminder it is begun: missed days are made up for, and who buys meanwhile gets none. */
    private static final int BEGUN_DAYS_BEFORE = 3;

    private final Customers customers;
    private final ReminderRows rows;
    private final ReminderRules rules;
    private final Reachability reachability;
    private final ProcessMessages process;
    private final ReminderSettings settings;

    ReminderFlow(
            Customers customers,
            ReminderRows rows,
            ReminderRules rules,
            Reachability reachability,
            ProcessMessages process,
            ReminderSettings settings) {
        this.customers = customers;
        this.rows = rows;
        this.rules = rules;
        this.reachability = reachability;
        this.process = process;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "next-purchase-reminder";
    }

    @Override
    public List<Judgement> judge(LocalDate date, List<UUID> ids) {
        var rhythms = rows.rhythms(ids, date);
        var table = rules.now();
        var turns = new HashMap<UUID, ReminderRule>();
        var judged = new ArrayList<Judgement>();
        rhythms.forEach((customer, rhythm) -> {
            var rule = table.of(rhythm);
            var against = notDue(rule, rhythm, date);
            if (against == null) {
                turns.put(customer, rule);
            } else {
                judged.add(Judgement.notDue(customer, occasion(rhythm), against, facts(rhythm)));
            }
        });
        var found =
                customers.findReadable(ids.stream().filter(turns::containsKey).toList());
        var reach = reachability.of(found, Purpose.MARKETING);
        var reminded = rows.remindedAfter(turns.keySet(), rhythms);
        for (var customer : found) {
            var id = customer.id();
            var hindrance = reach.get(id).hindrance();
            var against = reminded.contains(id) ? "reminded-already" : hindrance == null ? null : hindrance.code();
            judged.add(judgement(customer, rhythms.get(id), turns.get(id), against));
        }
        return judged;
    }

    private static String notDue(ReminderRule rule, BuyingRhythm rhythm, LocalDate date) {
        if (!rule.remind()) {
            return rule.reason();
        }
        var expected = rhythm.expected();
        if (date.isBefore(expected.minusDays(rule.leadDays() + BEGUN_DAYS_BEFORE))) {
            return "not-yet";
        }
        return date.isBefore(expected) ? null : "day-is-past";
    }

    private static Judgement judgement(Customer customer, BuyingRhythm rhythm, ReminderRule rule, String against) {
        var facts = facts(rhythm);
        facts.put("remindOn", rhythm.expected().minusDays(rule.leadDays()).toString());
        return against == null
                ? Judgement.due(customer.id(), occasion(rhythm), rule.reason(), facts)
                : Judgement.leftOut(customer.id(), occasion(rhythm), against, facts);
    }

    private static String occasion(BuyingRhythm rhythm) {
        return "after-" + rhythm.last();
    }

    private static Map<String, Object> facts(BuyingRhythm rhythm) {
        var facts = new HashMap<String, Object>();
        facts.put("lastPurchase", rhythm.last().toString());
        facts.put("purchases", rhythm.purchases());
        if (rhythm.interval() != null) {
            facts.put("interval", rhythm.interval());
            facts.put("spread", rhythm.spread());
            facts.put("expected", rhythm.expected().toString());
        }
        return facts;
    }

    @Override
    public void start(UUID plannedStart, LocalDate date, Judgement due) {
        var customer = customers.findUnscoped(due.customerId()).orElseThrow();
        var facts = due.facts();
        var expected = LocalDate.parse((String) facts.get("expected"));
        rows.begin(plannedStart, customer.id(), LocalDate.parse((String) facts.get("lastPurchase")), expected);
        process.publish(
                "purchase-reminder-due",
                plannedStart.toString(),
                Map.of(
                        "reminderId", plannedStart.toString(),
                        "subjectId", plannedStart.toString(),
                        "customerId", customer.id().toString(),
                        "remindAt", at(LocalDate.parse((String) facts.get("remindOn")), customer),
                        "watchUntil", at(expected.plusDays(settings.watched().toDays()), customer)));
    }

    private String at(LocalDate day, Customer customer) {
        return day.atTime(settings.at()).atZone(customer.zone()).toInstant().toString();
    }
}
