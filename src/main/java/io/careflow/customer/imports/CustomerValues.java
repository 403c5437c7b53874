package io.careflow.customer.imports;

import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.ContactStandard;
import io.careflow.customer.CustomField;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.CustomerKind;
import io.careflow.customer.PostalAddress;
import io.careflow.customer.Preferences;
import io.careflow.platform.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes the values of a row over what was said of a customer before. Only fields that have a value change. */
final class CustomerValues {

    private final ContactStandard contacts;
    private final Moments moments;
    private final CustomValues custom;

    CustomerValues(ContactStandard contacts, Moments moments, List<CustomField> defined) {
        this.contacts = contacts;
        this.moments = moments;
        this.custom = new CustomValues(defined, moments);
    }

    /** What is wrong with values whatever was said before. */
    List<FieldProblem> problems(Map<String, String> values) {
        var problems = new ArrayList<FieldProblem>();
        var kind = values.getOrDefault("kind", "");
        if (!kind.isEmpty() && kind(kind).isEmpty()) {
            problems.add(new FieldProblem("kind", "is none of person, company", "choice", List.of("person, company")));
        }
        problems.addAll(custom.problems(values));
        return problems;
    }

    /** What is said now. */
    CustomerDetails over(CustomerDetails before, Map<String, String> values) {
        return new CustomerDetails(
                values.containsKey("kind") ? kind(values.get("kind")).orElse(null) : before.kind(),
                text("name", before.name(), values),
                text("company", before.company(), values),
                text("title", before.title(), values),
                before.externalId(),
                contacts(before.contacts(), values),
                addresses(before.addresses(), values),
                text("locale", before.locale(), values),
                text("zone", before.zone(), values),
                text("country", before.country(), values),
                birthday(before.birthday(), values),
                text("owner", before.owner(), values),
                text("ownerGroup", before.ownerGroup(), values),
                preferences(before.preferences(), values),
                custom.over(before.custom(), values));
    }

    private static Optional<CustomerKind> kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "person", "个人" -> Optional.of(CustomerKind.PERSON);
            case "company", "公司", "企业" -> Optional.of(CustomerKind.COMPANY);
            default -> Optional.empty();
        };
    }

    private static String text(String field, String before, Map<String, String> values) {
        return values.containsKey(field) ? emptied(values.get(field)) : before;
    }

    private String birthday(String before, Map<String, String> values) {
        var text = text("birthday", before, values);
        return values.containsKey("birthday") && text != null
                ? moments.date(text).map(Object::toString).orElse(text)
                : text;
    }

    /** What is new is the first choice of its kind; what the record knew stays. */
    private List<ContactDetails> contacts(List<ContactDetails> before, Map<String, String> values) {
        var all = new ArrayList<>(before);
        values.forEach((field, value) -> {
            var target = TargetFields.CONTACT.matcher(field);
            if (!target.matches()) {
                return;
            }
            var kind = ContactKind.of(target.group(1));
            var label = target.group(2);
            if (value.isEmpty()) {
                all.removeIf(known -> known.kind() == kind && (label == null || label.equals(known.label())));
                return;
            }
            var fresh = value.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && all.stream().noneMatch(known -> isSame(known, kind, line)))
                    .map(line -> new ContactDetails(kind, line, label, null, null))
                    .toList();
            all.addAll(0, fresh);
        });
        return all;
    }

    private boolean isSame(ContactDetails known, ContactKind kind, String value) {
        return known.kind() == kind && (known.value().equals(value) || contacts.areSame(kind, known.value(), value));
    }

    private static List<PostalAddress> addresses(List<PostalAddress> before, Map<String, String> values) {
        var all = new ArrayList<>(before);
        values.keySet().stream()
                .map(TargetFields.ADDRESS::matcher)
                .filter(target -> target.matches() && target.group(2).equals("text"))
                .map(target -> Optional.ofNullable(target.group(1)))
                .forEach(label -> address(label.orElse(null), all, values));
        return all;
    }

    private static void address(String label, List<PostalAddress> all, Map<String, String> values) {
        var prefix = label == null ? "address." : "address." + label + ".";
        var known = all.stream()
                .filter(address -> label == null || label.equals(address.label()))
                .findFirst();
        var text = values.get(prefix + "text");
        if (text.isEmpty()) {
            known.ifPresent(all::remove);
            return;
        }
        var address = new PostalAddress(
                text,
                known.map(PostalAddress::label).orElse(label),
                text(prefix + "postalCode", known.map(PostalAddress::postalCode).orElse(null), values),
                text(prefix + "city", known.map(PostalAddress::city).orElse(null), values),
                text(prefix + "region", known.map(PostalAddress::region).orElse(null), values),
                text(prefix + "country", known.map(PostalAddress::country).orElse(null), values));
        known.ifPresentOrElse(before -> all.set(all.indexOf(before), address), () -> all.add(address));
    }

    private static Preferences preferences(Preferences before, Map<String, String> values) {
        var products = values.get("preferences.products");
        var after = new Preferences(
                text("preferences.channel", before.channel(), values),
                products == null
                        ? before.products()
                        : products.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList(),
                text("preferences.service", before.service(), values));
        return Objects.equals(after, before) ? before : after;
    }

    private static String emptied(String text) {
        return text.isEmpty() ? null : text;
    }
}
