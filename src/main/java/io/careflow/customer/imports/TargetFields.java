package io.careflow.customer.imports;

import io.careflow.customer.ContactKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a column can become. Of customers: {@link #CUSTOMER}, {@code contact.<kind>} and {@code contact.<kind>.<label>},
 * {@code address.<part>} and {@code address.<label>.<part>}, {@code custom.<name>}. Of purchases: {@link #PURCHASE}.
 */
final class TargetFields {

    /** The fields of a customer that are one value. */
    static final List<String> CUSTOMER = List.of(
            "externalId",
            "kind",
            "name",
            "company",
            "title",
            "locale",
            "zone",
            "country",
            "birthday",
            "owner",
            "ownerGroup",
            "preferences.channel",
            "preferences.products",
            "preferences.service");

    /** The fields of a purchase; {@code customer} is the customer's external id. */
    static final List<String> PURCHASE = List.of(
            "customer", "source", "orderId", "line", "product", "quantity", "amount", "currency", "at", "channel");

    /** Without these nothing can be imported. */
    static final Set<String> NEEDED_OF_PURCHASE = Set.of("customer", "product", "amount", "currency", "at");

    static final Pattern CONTACT = Pattern.compile("contact\\.([a-z]+)(?:\\.([^.]{1,40}))?");
    static final Pattern ADDRESS =
            Pattern.compile("address\\.(?:([^.]{1,40})\\.)?(text|postalCode|city|region|country)");
    static final Pattern CUSTOM = Pattern.compile("custom\\.([a-z][A-Za-z0-9]{0,39})");

    private static final Set<String> KINDS =
            Arrays.stream(ContactKind.values()).map(ContactKind::code).collect(Collectors.toUnmodifiableSet());

    private TargetFields() {}

    /** Whether a field is one of a subject. That operations defined a custom field is not looked at. */
    static boolean knows(ImportSubject subject, String field) {
        if (subject == ImportSubject.PURCHASES) {
            return PURCHASE.contains(field);
        }
        var contact = CONTACT.matcher(field);
        return CUSTOMER.contains(field)
                || contact.matches() && KINDS.contains(contact.group(1))
                || ADDRESS.matcher(field).matches()
                || CUSTOM.matcher(field).matches();
    }
}
