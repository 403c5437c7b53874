package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is known by an address, and what providers tell of it. For steps of the system's own: not to be shown. */
@Service
public class Contacts {

    private final CustomerTable table;
    private final ContactTable contacts;
    private final ContactStandard standard;
    private final Standardisation standards;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Clock clock;

    Contacts(
            CustomerTable table,
            ContactTable contacts,
            ContactStandard standard,
            Standardisation standards,
            Timeline timeline,
            AuditTrail audit,
            Clock clock) {
        this.table = table;
        this.contacts = contacts;
        this.standard = standard;
        this.standards = standards;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those who are known by an address, the longest known first. They stand for themselves, and it is confirmed.
     *
     * @param given in any notation
     */
    public List<UUID> holders(ContactKind kind, String given) {
        return contacts.holders(standards.contact(kind, given, Validity.USABLE));
    }

    /**
     * Messages do not arrive at an address: none goes there any more, and the customer's page says so.
     *
     * @param customer whose address it is; where they were merged, the survivor's
     * @param given in any notation
     * @param reason why, as a code: {@code twilio-30006}
     * @return whether that was news: false when the customer has no such address any more, or it was known
     */
    @Transactional
    public boolean invalidate(UUID customer, ContactKind kind, String given, String reason) {
        var known = table.lockStanding(customer).orElseThrow(() -> CustomerVisibility.unknown(customer));
        var now = clock.instant();
        var after = known.contacts().stream()
                .map(contact -> isIt(contact, kind, given) ? invalid(contact, reason, now) : contact)
                .toList();
        if (after.equals(known.contacts())) {
            return false;
        }
        table.update(known.withContacts(after, now));
        timeline.record(NewInteraction.of(known.id(), "contact-invalid", "customer.invalid-" + kind.code()));
        audit.record("change-contacts", "customer", known.id().toString());
        return true;
    }

    private boolean isIt(Contact contact, ContactKind kind, String given) {
        return contact.kind() == kind && contact.isUsable() && standard.areSame(kind, contact.value(), given);
    }

    private static Contact invalid(Contact contact, String reason, Instant now) {
        return new Contact(
                contact.id(),
                contact.kind(),
                contact.value(),
                contact.given(),
                contact.label(),
                contact.preferred(),
                Validity.INVALID,
                reason,
                now);
    }
}
