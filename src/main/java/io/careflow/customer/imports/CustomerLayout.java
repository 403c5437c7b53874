package io.careflow.customer.imports;

import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.CustomField;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.PostalAddress;
import io.careflow.customer.imports.ImportMapping.Column;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The layout in which customers are exported, and in which the mapping {@link #MAPPING} imports them again without changing
 * anything. Several values of a field are lines of one cell; of the addresses it holds the first.
 */
public final class CustomerLayout {

    /** The mapping that reads it. */
    static final String MAPPING = "careflow-customers";

    private static final List<String> ADDRESS =
            List.of("address.text", "address.postalCode", "address.city", "address.region", "address.country");

    private CustomerLayout() {}

    /** The fields that are its columns, and the words of their header. */
    public static List<String> fields(List<CustomField> defined) {
        return Stream.of(
                        TargetFields.CUSTOMER.stream(),
                        Arrays.stream(ContactKind.values()).map(kind -> "contact." + kind.code()),
                        ADDRESS.stream(),
                        defined.stream().filter(field -> !field.retired()).map(field -> "custom." + field.name()))
                .flatMap(Function.identity())
                .toList();
    }

    /** The cell of a field; empty when nothing is said of it. */
    public static String cell(String field, CustomerDetails said) {
        var value = value(field, said);
        return value == null ? "" : value;
    }

    static ImportMapping mapping(List<CustomField> defined) {
        return new ImportMapping(
                ImportSubject.CUSTOMERS,
                null,
                null,
                null,
                null,
                null,
                null,
                fields(defined).stream()
                        .map(field -> new Column(field, null, field, null, null))
                        .toList());
    }

    private static String value(String field, CustomerDetails said) {
        if (field.startsWith("contact.")) {
            return contacts(field.substring("contact.".length()), said.contacts());
        }
        if (field.startsWith("address.")) {
            return said.addresses().isEmpty()
                    ? null
                    : address(field, said.addresses().getFirst());
        }
        if (field.startsWith("custom.")) {
            var value = said.custom().get(field.substring("custom.".length()));
            return value == null ? null : value.toString();
        }
        return switch (field) {
            case "externalId" -> said.externalId();
            case "kind" -> said.kind().code();
            case "name" -> said.name();
            case "company" -> said.company();
            case "title" -> said.title();
            case "locale" -> said.locale();
            case "zone" -> said.zone();
            case "country" -> said.country();
            case "birthday" -> said.birthday();
            case "owner" -> said.owner();
            case "ownerGroup" -> said.ownerGroup();
            case "preferences.channel" -> said.preferences().channel();
            case "preferences.products" -> String.join("\n", said.preferences().products());
            case "preferences.service" -> said.preferences().service();
            default -> throw new IllegalArgumentException(field);
        };
    }

    private static String contacts(String kind, List<ContactDetails> contacts) {
        return String.join(
                "\n",
                contacts.stream()
                        .filter(contact -> contact.kind().code().equals(kind))
                        .map(ContactDetails::value)
                        .toList());
    }

    private static String address(String field, PostalAddress address) {
        return switch (field) {
            case "address.text" -> address.text();
            case "address.postalCode" -> address.postalCode();
            case "address.city" -> address.city();
            case "address.region" -> address.region();
            default -> address.country();
        };
    }
}
