package io.careflow.customer;

import io.careflow.platform.Ids;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Brings what is said of customers into standard notations. What resists is kept as given and can be told. */
@Component
@EnableConfigurationProperties(CustomerDefaults.class)
class Standardisation {

    private final ContactStandard contacts;
    private final CustomerDefaults defaults;
    private final Ids ids;
    private final Clock clock;

    Standardisation(ContactStandard contacts, CustomerDefaults defaults, Ids ids, Clock clock) {
        this.contacts = contacts;
        this.defaults = defaults;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new record. */
    Customer created(CustomerDetails details) {
        var now = now();
        var standing = new Standing(defaults.defaultTier(), now, null, null, null, null);
        return record(details, ids.next(), 0, List.of(), standing, now, now, null);
    }

    /** A record after somebody has said what holds now. */
    Customer changed(Customer before, CustomerDetails details) {
        return changed(before, before.contacts(), details);
    }

    /**
     * The same, where more contacts are known than the record has.
     *
     * @param known those whose ids and validity stay
     */
    Customer changed(Customer before, List<Contact> known, CustomerDetails details) {
        return record(
                before.zoneKnown() ? details : details.withoutZone(before.zone()),
                before.id(),
                before.version() + 1,
                known,
                before.standing(),
                before.createdAt(),
                now(),
                before.reviewedAt());
    }

    /** A contact that was not there before. */
    Contact contact(ContactKind kind, String given, Validity validity) {
        return contact(new ContactDetails(kind, given, null, false, validity), List.of(), now());
    }

    private Customer record(
            CustomerDetails details,
            UUID id,
            int version,
            List<Contact> known,
            Standing standing,
            Instant createdAt,
            Instant now,
            Instant reviewedAt) {
        var asGiven = new TreeMap<String, String>();
        var locale = standard("locale", details.locale(), Languages::parse, asGiven);
        var zone = standard("zone", details.zone(), Standardisation::zone, asGiven);
        var country = standard("country", details.country(), Countries::code, asGiven);
        var birthday = standard("birthday", details.birthday(), given -> birthday(given, now), asGiven);
        return new Customer(
                id,
                version,
                details.kind(),
                details.name(),
                details.company(),
                details.title(),
                details.externalId(),
                contacts(details.contacts(), known, now),
                details.addresses().stream().map(Standardisation::address).toList(),
                locale.orElseGet(defaults::locale),
                zone.orElseGet(() -> defaults.zone(country.orElse(null))),
                zone.isPresent(),
                country.orElse(null),
                birthday.orElse(null),
                details.owner(),
                details.ownerGroup(),
                details.preferences(),
                details.custom(),
                Collections.unmodifiableMap(asGiven),
                standing,
                null,
                null,
                createdAt,
                now,
                reviewedAt);
    }

    private static <T> Optional<T> standard(
            String field, String given, Function<String, Optional<T>> reading, Map<String, String> asGiven) {
        if (given == null) {
            return Optional.empty();
        }
        var standard = reading.apply(given);
        if (standard.isEmpty()) {
            asGiven.put(field, given);
        }
        return standard;
    }

    private List<Contact> contacts(List<ContactDetails> given, List<Contact> known, Instant now) {
        var standard = new LinkedHashMap<String, Contact>();
        for (var details : given) {
            var contact = contact(details, known, now);
            // The same address twice is one.
            standard.putIfAbsent(contact.kind() + ContactStandard.compared(contact), contact);
        }
        return List.copyOf(standard.values());
    }

    private Contact contact(ContactDetails details, List<Contact> known, Instant now) {
        // Whoever sends back what they read gives the standard notation for what was given otherwise.
        var before = known.stream()
                .filter(contact -> contact.kind() == details.kind()
                        && (contact.given().equals(details.value())
                                || contact.value().equals(details.value())))
                .findFirst();
        var given = before.map(Contact::given).orElse(details.value());
        var standard = contacts.of(details.kind(), given);
        var validity = standard.isEmpty() ? Validity.MALFORMED : validity(details, before);
        var same = before.filter(contact -> contact.validity() == validity);
        return new Contact(
                before.map(Contact::id).orElseGet(ids::next),
                details.kind(),
                standard.orElse(given),
                given,
                details.label(),
                Boolean.TRUE.equals(details.preferred()),
                validity,
                same.map(Contact::reason).orElse(null),
                same.map(Contact::validitySince).orElse(now));
    }

    private static Validity validity(ContactDetails details, Optional<Contact> before) {
        return details.validity() != null && details.validity() != Validity.MALFORMED
                ? details.validity()
                : before.map(Contact::validity)
                        .filter(validity -> validity != Validity.MALFORMED)
                        .orElse(Validity.USABLE);
    }

    private static PostalAddress address(PostalAddress given) {
        return given.country() == null
                ? given
                : given.withCountry(Countries.code(given.country()).orElse(given.country()));
    }

    private static Optional<ZoneId> zone(String given) {
        try {
            return Optional.of(ZoneId.of(given));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Birthday> birthday(String given, Instant now) {
        try {
            var thisYear = now.atZone(defaults.defaultZone()).getYear();
            return Optional.of(Birthday.parse(given)).filter(day -> day.year() == null || day.year() <= thisYear);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
