package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who somebody is that turns to the company: known by mail or phone, or new. */
@Component
class Recognition {

    // Whoever keeps coming with other addresses does not fill the record with them.
    private static final int MOST_CONTACTS = 20;

    private final CustomerTable table;
    private final ContactTable contacts;
    private final Standardisation standards;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Clock clock;

    Recognition(
            CustomerTable table,
            ContactTable contacts,
            Standardisation standards,
            Timeline timeline,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.contacts = contacts;
        this.standards = standards;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /** See {@link Customers#findOrCreate}. */
    Customer findOrCreate(NewCustomer given) {
        var email = contact(ContactKind.EMAIL, given.email());
        var phone = contact(ContactKind.PHONE, given.phone());
        contacts.lock(Stream.of(email, phone).flatMap(Optional::stream).toList());
        var byEmail = email.flatMap(contacts::holder);
        var byPhone = phone.filter(Contact::isUsable).flatMap(contacts::holder);
        return byEmail.or(() -> byPhone)
                .map(known -> table.lockStanding(known).orElseThrow())
                // Erased since they were found: whoever comes now is somebody new.
                .filter(known -> known.erasedAt() == null)
                .map(known -> recognise(known, email, phone, byPhone))
                .orElseGet(() -> create(given));
    }

    private Customer create(NewCustomer given) {
        var customer = standards.created(given.details());
        table.insert(List.of(customer));
        audit.record("create", "customer", customer.id().toString());
        return customer;
    }

    private Customer recognise(
            Customer known, Optional<Contact> email, Optional<Contact> phone, Optional<UUID> byPhone) {
        var reached = new ArrayList<>(known.contacts());
        email.filter(other -> isNew(other, known))
                .ifPresent(other -> reached.add(known.hasEmail() ? unconfirmed(known, other, "other-email") : other));
        phone.filter(other -> isNew(other, known)).ifPresent(other -> {
            if (byPhone.filter(holder -> !holder.equals(known.id())).isPresent()) {
                note(known, "phone-of-another", byPhone.get().toString());
            } else {
                reached.add(
                        known.hasPhone() || !other.isUsable() && known.shownPhone() != null
                                ? unconfirmed(known, other, "other-phone")
                                : other);
            }
        });
        if (reached.size() > known.contacts().size() && reached.size() <= MOST_CONTACTS) {
            var changed = known.withContacts(reached, clock.instant());
            table.update(changed);
            audit.record("change-contacts", "customer", known.id().toString());
            return changed;
        }
        return known;
    }

    private Contact unconfirmed(Customer known, Contact other, String what) {
        note(known, what, null);
        return standards.contact(other.kind(), other.given(), Validity.UNCONFIRMED);
    }

    private static boolean isNew(Contact other, Customer known) {
        return known.contacts().stream()
                .noneMatch(contact -> contact.kind() == other.kind()
                        && ContactStandard.compared(contact).equals(ContactStandard.compared(other)));
    }

    private Optional<Contact> contact(ContactKind kind, String given) {
        return Optional.ofNullable(given).map(text -> standards.contact(kind, text, Validity.USABLE));
    }

    private void note(Customer customer, String what, String detail) {
        timeline.record(
                NewInteraction.of(customer.id(), what, "customer." + what).withText(detail));
    }
}
