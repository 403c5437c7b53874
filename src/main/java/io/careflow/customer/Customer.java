package io.careflow.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer as the record knows them.
 *
 * @param id never null
 * @param version rises with each change that somebody else's could overwrite
 * @param kind person or company
 * @param name as given, not split
 * @param company where a person works; null when unknown
 * @param title their position; null when unknown
 * @param externalId their id in another system, unique; null for none
 * @param contacts how they are reached, in the order in which they were given
 * @param addresses where they are
 * @param locale the language to write in; never null
 * @param zone where the customer's clock stands: as they say, else as in their country, else as at the company's; never
 *     null
 * @param zoneKnown whether they say it
 * @param country ISO 3166 code; null when unknown
 * @param birthday null when unknown
 * @param owner login name of the one who takes care of them; null for nobody
 * @param ownerGroup the group that takes care of them; null for none
 * @param preferences what they prefer
 * @param custom values of the fields that operations defined, by name
 * @param asGiven what could not be standardised, as given, by field
 * @param standing tier, value segment and lifecycle
 * @param mergedInto the record that took this one's place; null for a record of its own
 * @param erasedAt when it was erased on request; null when it was not
 * @param changedAt when somebody last changed it
 * @param reviewedAt when somebody last vouched for it in a review; null for never
 */
public record Customer(
        UUID id,
        int version,
        CustomerKind kind,
        String name,
        String company,
        String title,
        String externalId,
        List<Contact> contacts,
        List<PostalAddress> addresses,
        Locale locale,
        ZoneId zone,
        boolean zoneKnown,
        String country,
        Birthday birthday,
        String owner,
        String ownerGroup,
        Preferences preferences,
        Map<String, Object> custom,
        Map<String, String> asGiven,
        Standing standing,
        UUID mergedInto,
        Instant erasedAt,
        Instant createdAt,
        Instant changedAt,
        Instant reviewedAt) {

    /** The address mails go to, as typed; null when there is none. */
    public String email() {
        return usable(ContactKind.EMAIL).map(Contact::value).orElse(null);
    }

    /** The number SMS go to, in E.164; null when there is none. */
    public String phone() {
        return usable(ContactKind.PHONE).map(Contact::value).orElse(null);
    }

    /** The phone to show: the one for SMS, else one that no SMS can go to; null when there is none at all. */
    public Contact shownPhone() {
        return usable(ContactKind.PHONE)
                .or(() -> contacts.stream()
                        .filter(contact -> contact.kind() == ContactKind.PHONE)
                        .findFirst())
                .orElse(null);
    }

    /** {@code A}, {@code B} or {@code C}. */
    public String tier() {
        return standing.tier();
    }

    /** Whether a mail can be sent. */
    public boolean hasEmail() {
        return email() != null;
    }

    /** Whether an SMS can be sent. */
    public boolean hasPhone() {
        return phone() != null;
    }

    /** The first choice of a kind among those that can be used. */
    public Optional<Contact> usable(ContactKind kind) {
        var ofKind = contacts.stream()
                .filter(contact -> contact.kind() == kind && contact.isUsable())
                .toList();
        return ofKind.stream().filter(Contact::preferred).findFirst().or(() -> ofKind.stream()
                .findFirst());
    }

    /** The next version, reached by these. */
    Customer withContacts(List<Contact> other, Instant now) {
        return new Customer(
                id,
                version + 1,
                kind,
                name,
                company,
                title,
                externalId,
                List.copyOf(other),
                addresses,
                locale,
                zone,
                zoneKnown,
                country,
                birthday,
                owner,
                ownerGroup,
                preferences,
                custom,
                asGiven,
                standing,
                mergedInto,
                erasedAt,
                createdAt,
                now,
                reviewedAt);
    }

    /** Keeps personal data out of logs. */
    @Override
    public String toString() {
        return "Customer[" + id + ", version " + version + "]";
    }
}
