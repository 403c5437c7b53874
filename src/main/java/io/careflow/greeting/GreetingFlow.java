package io.careflow.greeting;

import io.careflow.customer.Birthday;
import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.Purpose;
import io.careflow.engine.ProcessMessages;
import io.careflow.greeting.GreetingRows.Greeted;
import io.careflow.messaging.policy.Reachability;
import io.careflow.planning.Judgement;
import io.careflow.planning.LiveCustomers;
import io.careflow.planning.ScheduledFlow;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Starts {@code customer-greeting.bpmn} for whoever has an occasion: once a customer, occasion and year. */
@Component
@EnableConfigurationProperties(GreetingSettings.class)
class GreetingFlow implements ScheduledFlow {

    static final String BIRTHDAY = "birthday";
    static final String ANNIVERSARY = "anniversary";

    /** After more days nobody is greeted, whatever the table says. */
    private static final int CATCH_UP_DAYS = 3;

    private final Customers customers;
    private final Festivals festivals;
    private final GreetingRows rows;
    private final GreetingRules rules;
    private final Reachability reachability;
    private final ProcessMessages process;
    private final GreetingSettings settings;
    private final Clock clock;

    GreetingFlow(
            Customers customers,
            Festivals festivals,
            GreetingRows rows,
            GreetingRules rules,
            Reachability reachability,
            ProcessMessages process,
            GreetingSettings settings,
            Clock clock) {
        this.customers = customers;
        this.festivals = festivals;
        this.rows = rows;
        this.rules = rules;
        this.reachability = reachability;
        this.process = process;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is kept on a date, and by which rules. */
    private record Day(LocalDate date, List<Birthday> birthdays, List<Festival> festivals, GreetingRules.Table rules) {}

    /** @param years which anniversary it is; null for no anniversary */
    private record Occasion(String name, int year, Integer years) {}

    @Override
    public String name() {
        return "customer-greeting";
    }

    /** Each date has customers of its own. */
    @Override
    public int catchUpDays() {
        return CATCH_UP_DAYS;
    }

    @Override
    public List<UUID> candidates(LocalDate date, UUID after, int most, LiveCustomers all) {
        return festivals.on(date).isEmpty() ? rows.withAnOccasion(date, after, most) : all.after(after, most);
    }

    @Override
    public List<Judgement> judge(LocalDate date, List<UUID> ids) {
        var found = customers.findReadable(ids);
        var bought = rows.firstPurchases(ids);
        var day = new Day(date, RecurringDays.birthdaysOn(date), festivals.on(date), rules.now());
        var occasions = new HashMap<UUID, List<Occasion>>();
        for (var customer : found) {
            var his = occasions(customer, day, bought.get(customer.id()));
            if (!his.isEmpty()) {
                occasions.put(customer.id(), his);
            }
        }
        var reach = reachability.of(
                found.stream()
                        .filter(customer -> occasions.containsKey(customer.id()))
                        .toList(),
                Purpose.RELATIONSHIP);
        var greeted = rows.greeted(occasions.keySet(), date);
        return found.stream()
                .filter(customer -> occasions.containsKey(customer.id()))
                .flatMap(customer -> judge(
                        customer,
                        occasions.get(customer.id()),
                        day,
                        reach.get(customer.id()),
                        greeted.getOrDefault(customer.id(), List.of()))
                        .stream())
                .toList();
    }

    /** The first occasion that counts is kept; who was greeted on this day already hears no more of it. */
    private List<Judgement> judge(
            Customer customer, List<Occasion> occasions, Day day, Reachability.Reach reach, List<Greeted> greeted) {
        var judged = new ArrayList<Judgement>();
        var kept = greeted.stream().anyMatch(earlier -> earlier.day().equals(day.date()));
        for (var occasion : occasions) {
            var already =
                    greeted.stream().anyMatch(earlier -> earlier.occasion().equals(occasion.name()));
            var judgement =
                    judge(customer, occasion, day, reach, already ? "greeted-already" : kept ? "other-greeting" : null);
            kept |= judgement.verdict() == Judgement.Verdict.DUE;
            judged.add(judgement);
        }
        return judged;
    }

    /** In the order in which they count: what is about nobody but the customer comes first. */
    private static List<Occasion> occasions(Customer customer, Day day, LocalDate firstPurchase) {
        var date = day.date();
        var occasions = new ArrayList<Occasion>();
        var birthday = customer.birthday();
        if (birthday != null && day.birthdays().contains(birthday.withoutYear())) {
            occasions.add(new Occasion(BIRTHDAY, RecurringDays.yearOf(birthday, date), null));
        }
        if (firstPurchase != null && RecurringDays.isAnniversary(firstPurchase, date)) {
            occasions.add(new Occasion(ANNIVERSARY, date.getYear(), date.getYear() - firstPurchase.getYear()));
        }
        day.festivals().stream()
                .filter(festival -> festival.isKeptBy(customer))
                .map(festival -> new Occasion(festival.id(), festival.yearOf(date), null))
                .forEach(occasions::add);
        return occasions;
    }

    private Judgement judge(Customer customer, Occasion occasion, Day day, Reachability.Reach reach, String greeted) {
        var key = occasion.name() + "-" + occasion.year();
        var facts = new HashMap<String, Object>();
        facts.put("occasion", occasion.name());
        facts.put("year", occasion.year());
        if (occasion.years() != null) {
            facts.put("years", occasion.years());
        }
        var late = late(customer, day.date());
        var rule = day.rules().of(occasion.name(), occasion.years(), customer.tier());
        var against = against(rule, late, reach, greeted);
        if (against != null) {
            return Judgement.leftOut(customer.id(), key, against, facts);
        }
        facts.put("template", rule.template());
        return Judgement.due(customer.id(), key, reason(occasion), facts);
    }

    private static String against(GreetingRule rule, long late, Reachability.Reach reach, String greeted) {
        if (greeted != null) {
            return greeted;
        }
        if (!rule.greet()) {
            return "not-greeted";
        }
        if (late > rule.latestDays()) {
            return "too-late";
        }
        return reach.hindrance() == null ? null : reach.hindrance().code();
    }

    private static String reason(Occasion occasion) {
        return switch (occasion.name()) {
            case BIRTHDAY, ANNIVERSARY -> occasion.name();
            default -> "festival";
        };
    }

    private long late(Customer customer, LocalDate date) {
        return Math.max(0, ChronoUnit.DAYS.between(date, LocalDate.ofInstant(clock.instant(), customer.zone())));
    }

    @Override
    public void start(UUID plannedStart, LocalDate date, Judgement due) {
        var customer = customers.findUnscoped(due.customerId()).orElseThrow();
        var facts = due.facts();
        rows.begin(
                plannedStart,
                customer.id(),
                (String) facts.get("occasion"),
                (Integer) facts.get("year"),
                date,
                (Integer) facts.get("years"));
        process.publish(
                "greeting-due",
                plannedStart.toString(),
                Map.of(
                        "greetingId", plannedStart.toString(),
                        "subjectId", plannedStart.toString(),
                        "customerId", customer.id().toString(),
                        "greetAt",
                                date.atTime(settings.at())
                                        .atZone(customer.zone())
                                        .toInstant()
                                        .toString()));
    }
}
