package io.careflow.survey;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.ServiceBurden;
import io.careflow.customer.ServiceBurdens;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.ContactCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out what the table {@code survey-eligibility} decides by. */
@Service
public class SurveyExamination {

    private static final String INVITATION = "survey-invitation";

    private final SurveyTable table;
    private final Customers customers;
    private final ContactCheck contact;
    private final List<ServiceBurdens> burdens;
    private final Clock clock;

    SurveyExamination(
            SurveyTable table, Customers customers, ContactCheck contact, List<ServiceBurdens> burdens, Clock clock) {
        this.table = table;
        this.customers = customers;
        this.contact = contact;
        this.burdens = burdens;
        this.clock = clock;
    }

    /**
     * How things stand with a customer now: {@code customerId} of the record that stands for them, {@code tier},
     * {@code daysSinceInvited} to another survey (null for never), {@code openComplaint}, {@code preferred} channel (null
     * for none), and {@code email} and {@code sms}: {@code free}, or the reason why no invitation would be sent.
     */
    @Transactional
    public Map<String, Object> of(UUID id) {
        var survey = table.find(id).orElseThrow();
        var customer = customers.findUnscoped(survey.customerId()).orElseThrow();
        var facts = new HashMap<String, Object>();
        facts.put("customerId", customer.id().toString());
        facts.put("tier", customer.tier());
        facts.put("daysSinceInvited", daysSinceInvited(survey));
        facts.put("openComplaint", hasOpenComplaint(customer));
        facts.put("preferred", customer.preferences().channel());
        facts.put("email", hindrance(Channel.EMAIL, customer, survey));
        facts.put("sms", hindrance(Channel.SMS, customer, survey));
        return facts;
    }

    private Long daysSinceInvited(Survey survey) {
        return table.lastInvited(survey.customerId(), survey.id())
                .map(last -> Duration.between(last, clock.instant()).toDays())
                .orElse(null);
    }

    private boolean hasOpenComplaint(Customer customer) {
        return burdens.stream()
                .map(served -> served.of(List.of(customer.id()), clock.instant()))
                .anyMatch(
                        of -> of.getOrDefault(customer.id(), ServiceBurden.NONE).open() > 0);
    }

    private String hindrance(Channel channel, Customer customer, Survey survey) {
        return contact.hindrance(channel, INVITATION, Purpose.SURVEY, customer, survey.id())
                .map(reason -> reason.code())
                .orElse("free");
    }
}
