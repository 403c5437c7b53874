package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.platform.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What people and other systems say of a customer, as they say it. What cannot be standardised is no fault: it is kept
 * as given. Null is nothing known.
 *
 * @param kind null for a person
 * @param name as given, not split
 * @param externalId their id in another system
 * @param contacts in the order of their use
 * @param locale BCP 47 tag; null for the configured default
 * @param zone IANA time zone; null for what is usual in the country, else the configured default
 * @param country by ISO 3166 code or by its name in Chinese or English
 * @param birthday as {@link Birthday} writes it
 * @param owner login name of who takes care of them
 * @param ownerGroup candidate group that takes care of them
 * @param custom values of the fields that operations defined
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CustomerDetails(
        CustomerKind kind,
        @NotBlank @Size(max = 200) @OneLine String name,
        @Size(max = 200) @OneLine String company,
        @Size(max = 100) @OneLine String title,
        @Size(max = 100) @OneLine String externalId,
        @Size(max = 50) List<@Valid @NotNull ContactDetails> contacts,
        @Size(max = 20) List<@Valid @NotNull PostalAddress> addresses,
        @Size(max = 100) @OneLine String locale,
        @Size(max = 100) @OneLine String zone,
        @Size(max = 100) @OneLine String country,
        @Size(max = 100) @OneLine String birthday,
        @Size(max = 100) @OneLine String owner,
        @Size(max = 100) @OneLine String ownerGroup,
        @Valid Preferences preferences,
        @Size(max = 200) Map<String, Object> custom) {

    public CustomerDetails {
        kind = kind == null ? CustomerKind.PERSON : kind;
        name = stripped(name);
        company = stripped(company);
        title = stripped(title);
        externalId = stripped(externalId);
        locale = stripped(locale);
        zone = stripped(zone);
        country = stripped(country);
        birthday = stripped(birthday);
        owner = stripped(owner);
        ownerGroup = stripped(ownerGroup);
        contacts = contacts == null ? List.of() : contacts;
        addresses = addresses == null ? List.of() : addresses;
        preferences = preferences == null ? Preferences.NONE : preferences;
        custom = custom == null ? Map.of() : new TreeMap<>(custom);
    }

    /**
     * Somebody of whom little is known.
     *
     * @param locale null when unknown
     */
    public static CustomerDetails of(String name, String locale, List<ContactDetails> contacts) {
        return new CustomerDetails(
                null, name, null, null, null, contacts, null, locale, null, null, null, null, null, null, null);
    }

    /** Somebody of whom nothing is said but their id in another system. */
    static CustomerDetails ofExternalId(String externalId) {
        return new CustomerDetails(
                null, null, null, null, externalId, null, null, null, null, null, null, null, null, null, null);
    }

    /** What a record holds, as it was said. */
    public static CustomerDetails of(Customer customer) {
        var asGiven = customer.asGiven();
        return new CustomerDetails(
                customer.kind(),
                customer.name(),
                customer.company(),
                customer.title(),
                customer.externalId(),
                customer.contacts().stream().map(ContactDetails::of).toList(),
                customer.addresses(),
                asGiven.getOrDefault("locale", customer.locale().toLanguageTag()),
                asGiven.getOrDefault(
                        "zone", customer.zoneKnown() ? customer.zone().getId() : null),
                asGiven.getOrDefault("country", customer.country()),
                asGiven.getOrDefault(
                        "birthday",
                        customer.birthday() == null ? null : customer.birthday().toString()),
                customer.owner(),
                customer.ownerGroup(),
                customer.preferences(),
                customer.custom());
    }

    /** The same under another name. */
    public CustomerDetails withName(String other) {
        return new CustomerDetails(
                kind,
                other,
                company,
                title,
                externalId,
                contacts,
                addresses,
                locale,
                zone,
                country,
                birthday,
                owner,
                ownerGroup,
                preferences,
                custom);
    }

    /** The same, without a zone that nobody said but that was read and given back. */
    CustomerDetails withoutZone(ZoneId assumed) {
        return !assumed.getId().equals(zone)
                ? this
                : new CustomerDetails(
                        kind,
                        name,
                        company,
                        title,
                        externalId,
                        contacts,
                        addresses,
                        locale,
                        null,
                        country,
                        birthday,
                        owner,
                        ownerGroup,
                        preferences,
                        custom);
    }

    /** The fields in which the other differs. */
    List<String> differences(CustomerDetails other) {
        return Arrays.stream(CustomerDetails.class.getRecordComponents())
                .filter(field -> !Objects.equals(value(field, this), value(field, other)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(RecordComponent field, CustomerDetails of) {
        try {
            return field.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Keeps personal data out of logs. */
    @Override
    public String toString() {
        return "CustomerDetails[...]";
    }
}
