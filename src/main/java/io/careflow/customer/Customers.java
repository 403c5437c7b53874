package io.careflow.customer;

import io.careflow.platform.Ids;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customers: who is who. */
@Service
@EnableConfigurationProperties(CustomerDefaults.class)
public class Customers {

    private final CustomerTable table;
    private final PhoneNumbers numbers;
    private final Timeline timeline;
    private final CustomerDefaults defaults;
    private final Ids ids;
    private final Validator validator;

    Customers(
            CustomerTable table,
            PhoneNumbers numbers,
            Timeline timeline,
            CustomerDefaults defaults,
            Ids ids,
            Validator validator) {
        this.table = table;
        this.numbers = numbers;
        this.timeline = timeline;
        this.defaults = defaults;
        this.ids = ids;
        this.validator = validator;
    }

    /** The customer with this id, if there is one. */
    public Optional<Customer> find(UUID id) {
        return table.byId(id);
    }

    /**
     * The customer with the given e-mail, else with the given phone, else a new one. An address that the found customer
     * lacks is added to them; one that contradicts the record changes nothing and is noted in the timeline. The same new
     * customer coming twice at once is made once.
     *
     * @return the customer's id
     * @throws ConstraintViolationException when the input is malformed
     */
    @Transactional
    public UUID findOrCreate(NewCustomer given) {
        var violations = validator.validate(given);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        var emailKey = EmailAddress.key(given.email());
        var phone = numbers.e164(given.phone()).orElse(null);
        table.lockAddresses(emailKey, phone);
        var byEmail = table.byEmailKey(emailKey);
        var byPhone = table.byPhone(phone);
        return byEmail.or(() -> byPhone)
                .map(known -> recognise(known, given, phone, byPhone))
                .orElseGet(() -> create(given, phone));
    }

    private UUID create(NewCustomer given, String phone) {
        var customer = new Customer(
                ids.next(),
                given.name(),
                given.email(),
                phone,
                given.phone(),
                given.locale() == null ? defaults.locale() : Locale.forLanguageTag(given.locale()),
                defaults.defaultZone(),
                defaults.defaultTier());
        table.insert(customer);
        return customer.id();
    }

    private UUID recognise(Customer known, NewCustomer given, String phone, Optional<Customer> byPhone) {
        if (given.email() != null) {
            if (known.email() == null) {
                table.addEmail(known.id(), given.email());
            } else if (!EmailAddress.key(known.email()).equals(EmailAddress.key(given.email()))) {
                note(known, "other-email", given.email());
            }
        }
        if (given.phone() != null && !given.phone().equals(known.phoneAsGiven())) {
            if (byPhone.isPresent() && !byPhone.get().id().equals(known.id())) {
                note(known, "phone-of-another", byPhone.get().id().toString());
            } else if (known.phoneAsGiven() == null || known.phone() == null && phone != null) {
                table.addPhone(known.id(), phone, given.phone());
            } else if (phone == null || !phone.equals(known.phone())) {
                note(known, "other-phone", given.phone());
            }
        }
        return known.id();
    }

    private void note(Customer customer, String what, String detail) {
        timeline.record(
                NewInteraction.of(customer.id(), what, "customer." + what).withText(detail));
    }
}
