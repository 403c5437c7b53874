package io.careflow.customer;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Judges the data of records: from the record alone, without reading or changing anything. */
@Component
@EnableConfigurationProperties(DataQualityRules.class)
public class DataQualities {

    private final DataQualityRules rules;

    DataQualities(DataQualityRules rules) {
        this.rules = rules;
    }

    /**
     * How good a record's data are.
     *
     * @param fields the custom fields that are defined
     */
    public DataQuality of(Customer customer, List<CustomField> fields, Instant now) {
        var faults = Arrays.stream(DataFault.values())
                .filter(fault -> has(fault, customer, fields, now))
                .sorted(Comparator.comparing(rules::cost).reversed())
                .toList();
        return new DataQuality(
                Math.max(0, 100 - faults.stream().mapToInt(rules::cost).sum()), faults);
    }

    private boolean has(DataFault fault, Customer customer, List<CustomField> fields, Instant now) {
        return switch (fault) {
            case UNREACHABLE -> customer.contacts().stream().noneMatch(Contact::isUsable);
            case MALFORMED_CONTACT -> hasContact(customer, Validity.MALFORMED);
            case INVALID_CONTACT -> hasContact(customer, Validity.INVALID);
            case UNCONFIRMED_CONTACT -> hasContact(customer, Validity.UNCONFIRMED);
            case UNSTANDARDISED_FIELD ->
                !customer.asGiven().isEmpty()
                        || customer.addresses().stream()
                                .anyMatch(address -> address.country() != null
                                        && Countries.code(address.country()).isEmpty());
            case DOUBTFUL_NAME -> customer.name().codePoints().noneMatch(Character::isLetter);
            case NO_OWNER -> customer.owner() == null && customer.ownerGroup() == null;
            case NO_COUNTRY -> customer.country() == null;
            case NO_ADDRESS -> customer.addresses().isEmpty();
            case NO_BIRTHDAY -> customer.kind() == CustomerKind.PERSON && customer.birthday() == null;
            case MISSING_FIELD ->
                fields.stream()
                        .anyMatch(field -> field.expected()
                                && !field.retired()
                                && !customer.custom().containsKey(field.name()));
            case STALE -> lastCertain(customer).plus(rules.staleAfter()).isBefore(now);
        };
    }

    /** When somebody last changed the record or vouched for it. */
    private static Instant lastCertain(Customer customer) {
        var reviewed = customer.reviewedAt();
        return reviewed != null && reviewed.isAfter(customer.changedAt()) ? reviewed : customer.changedAt();
    }

    private static boolean hasContact(Customer customer, Validity validity) {
        return customer.contacts().stream().anyMatch(contact -> contact.validity() == validity);
    }
}
