package io.careflow.greeting;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.policy.Reachability;
import io.careflow.platform.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Greetings that were begun. */
@Service
public class Greetings {

    private final GreetingRows rows;
    private final Customers customers;
    private final Reachability reachability;
    private final Clock clock;

    Greetings(GreetingRows rows, Customers customers, Reachability reachability, Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.reachability = reachability;
        this.clock = clock;
    }

    /**
     * A page of what was greeted or left out, the newest first, of the customers whom whoever is logged in may see.
     *
     * @param page what the page before gave as next; null or blank for the first
     * @throws io.careflow.platform.ProblemException 400 when it is no such thing
     */
    public Page<Greeting> list(String page) {
        return rows.page(page);
    }

    /**
     * What a greeting depends on, as things are now: {@code customerId} of who stands for its customer, {@code wanted}, or
     * the {@code reason} why not, {@code occasion}, {@code years}, {@code tier}, {@code preferred} channel,
     * {@code hasEmail} and {@code hasPhone} for ways that are open, {@code daysLate}.
     */
    public Map<String, Object> facts(UUID id) {
        var greeting = rows.find(id).orElseThrow();
        var customer = customers.findUnscoped(greeting.customerId()).orElseThrow();
        var reach = reachability.of(List.of(customer), Purpose.RELATIONSHIP).get(customer.id());
        var reason = customer.erasedAt() != null
                ? "erased"
                : rows.greetedOtherwise(greeting)
                        ? "greeted-already"
                        : reach.hindrance() == null ? null : reach.hindrance().code();
        var facts = new HashMap<String, Object>();
        facts.put("customerId", customer.id().toString());
        facts.put("wanted", reason == null);
        facts.put("reason", reason);
        facts.put("occasion", greeting.occasion());
        facts.put("years", greeting.years());
        facts.put("tier", customer.tier());
        facts.put("preferred", customer.preferences().channel());
        facts.put("hasEmail", reach.channels().contains(Channel.EMAIL));
        facts.put("hasPhone", reach.channels().contains(Channel.SMS));
        facts.put("daysLate", late(greeting, customer));
        return facts;
    }

    private long late(Greeting greeting, Customer customer) {
        return Math.max(
                0, ChronoUnit.DAYS.between(greeting.day(), LocalDate.ofInstant(clock.instant(), customer.zone())));
    }
}
