package io.careflow.reminder;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.StandingAffected;
import io.careflow.customer.consent.Purpose;
import io.careflow.engine.ProcessMessages;
import io.careflow.messaging.Channel;
import io.careflow.messaging.policy.Reachability;
import io.careflow.messaging.policy.Reachability.Reach;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reminders that were begun. */
@Service
public class PurchaseReminders {

    private final ReminderRows rows;
    private final Customers customers;
    private final Reachability reachability;
    private final ProcessMessages process;
    private final CompanyDay day;

    PurchaseReminders(
            ReminderRows rows,
            Customers customers,
            Reachability reachability,
            ProcessMessages process,
            CompanyDay day) {
        this.rows = rows;
        this.customers = customers;
        this.reachability = reachability;
        this.process = process;
        this.day = day;
    }

    /**
     * A page of who was reminded or left out, and what came of it, the newest first, of the customers whom whoever is
     * logged in may see.
     *
     * @param page what the page before gave as next; null or blank for the first
     * @throws io.careflow.platform.ProblemException 400 when it is no such thing
     */
    public Page<PurchaseReminder> list(String page) {
        return rows.page(page);
    }

    /**
     * What a reminder depends on, as things are now: {@code customerId} of who stands for its customer, {@code wanted}, or
     * the {@code reason} why not, {@code purchases}, {@code interval} and {@code spread} of their rhythm, {@code preferred}
     * channel, {@code hasEmail} and {@code hasPhone} for ways that are open.
     */
    public Map<String, Object> facts(UUID id) {
        var reminder = rows.find(id).orElseThrow();
        var customer = customers.findUnscoped(reminder.customerId()).orElseThrow();
        var reach = reachability.of(List.of(customer), Purpose.MARKETING).get(customer.id());
        var rhythm = rhythm(customer.id());
        var reason = reason(reminder, customer, rhythm, reach);
        var facts = new HashMap<String, Object>();
        facts.put("customerId", customer.id().toString());
        facts.put("wanted", reason == null);
        facts.put("reason", reason);
        facts.put("preferred", customer.preferences().channel());
        facts.put("hasEmail", reach.channels().contains(Channel.EMAIL));
        facts.put("hasPhone", reach.channels().contains(Channel.SMS));
        facts.putAll(rhythm == null ? Map.of() : rhythm.inputs());
        return facts;
    }

    private String reason(PurchaseReminder reminder, Customer customer, BuyingRhythm rhythm, Reach reach) {
        if (customer.erasedAt() != null) {
            return "erased";
        }
        if (rhythm == null || rhythm.last().isAfter(reminder.lastPurchase())) {
            return "bought-first";
        }
        if (!today().isBefore(reminder.expected())) {
            return "day-is-past";
        }
        if (rows.isDouble(reminder)) {
            return "reminded-already";
        }
        return reach.hindrance() == null ? null : reach.hindrance().code();
    }

    /** Whoever bought since is reminded no more, or has done what they were reminded of. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void bought(StandingAffected affected) {
        for (var reminder : rows.open(affected.customers())) {
            var rhythm = rhythm(reminder.customerId());
            if (rhythm != null && rhythm.last().isAfter(reminder.lastPurchase())) {
                process.publish("customer-bought", reminder.id().toString(), Map.of());
            }
        }
    }

    private BuyingRhythm rhythm(UUID customer) {
        return rows.rhythms(List.of(customer), today()).get(customer);
    }

    private LocalDate today() {
        return day.today();
    }
}
