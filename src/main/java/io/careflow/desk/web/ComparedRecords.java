package io.careflow.desk.web;

import io.careflow.customer.Contact;
import io.careflow.customer.CustomField;
import io.careflow.customer.CustomFields;
import io.careflow.customer.Customer;
import io.careflow.customer.PostalAddress;
import io.careflow.desk.web.ComparedField.Merging;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Two records side by side, field by field, in the reader's language. */
@Component
class ComparedRecords {

    private final CustomFields customFields;
    private final RecordWords records;
    private final Wording wording;
    private final TimeWords times;
    private final MessageSource messages;

    ComparedRecords(
            CustomFields customFields, RecordWords records, Wording wording, TimeWords times, MessageSource messages) {
        this.customFields = customFields;
        this.records = records;
        this.wording = wording;
        this.times = times;
        this.messages = messages;
    }

    /** The fields that either of both has, the kept record's values first. */
    List<ComparedField> of(Customer kept, Customer other) {
        var fields = new ArrayList<ComparedField>();
        fields.add(field("name", "name", kept, other, Customer::name));
        fields.add(field(
                "kind",
                "kind",
                kept,
                other,
                one -> wording.of("value.customer-kind", one.kind().code())));
        fields.add(field("company", "company", kept, other, Customer::company));
        fields.add(field("title", "title", kept, other, Customer::title));
        fields.add(list("contacts", kept, other, one -> one.contacts().stream()
                .map(this::contact)
                .toList()));
        fields.add(list("address", kept, other, one -> one.addresses().stream()
                .map(PostalAddress::text)
                .toList()));
        fields.add(field(
                "birthday",
                "birthday",
                kept,
                other,
                one -> one.birthday() == null ? one.asGiven().get("birthday") : records.birthday(one.birthday())));
        fields.add(field(
                "locale",
                "language",
                kept,
                other,
                one -> wording.of("value.language", one.locale().getLanguage())));
        fields.add(field(
                "country",
                "country",
                kept,
                other,
                one -> one.country() == null ? one.asGiven().get("country") : records.country(one.country())));
        fields.add(field("zone", "zone", kept, other, one -> one.zone().getId()));
        fields.add(field("owner", "owner", kept, other, Customer::owner));
        fields.add(field(
                "ownerGroup",
                "ownerGroup",
                kept,
                other,
                one -> one.ownerGroup() == null ? null : wording.of("group", one.ownerGroup())));
        fields.add(field(
                "preferences.channel",
                "prefers",
                kept,
                other,
                one -> one.preferences().channel() == null
                        ? null
                        : wording.of("value.channel", one.preferences().channel())));
        fields.add(list("likes", kept, other, one -> one.preferences().products()));
        fields.add(field("preferences.service", "service", kept, other, one -> one.preferences()
                .service()));
        for (var custom : customFields.all()) {
            fields.add(new ComparedField(
                    "custom." + custom.name(),
                    label(custom),
                    Merging.CHOICE,
                    values(one -> custom(custom, one), kept),
                    values(one -> custom(custom, one), other)));
        }
        fields.add(told("externalId", kept, other, Customer::externalId));
        fields.add(told("knownSince", kept, other, one -> times.ago(one.createdAt())));
        return fields.stream()
                .filter(field -> !field.kept().isEmpty() || !field.other().isEmpty())
                .toList();
    }

    private ComparedField field(
            String name, String label, Customer kept, Customer other, Function<Customer, String> value) {
        return new ComparedField(name, say("fact." + label), Merging.CHOICE, values(value, kept), values(value, other));
    }

    private ComparedField told(String name, Customer kept, Customer other, Function<Customer, String> value) {
        return new ComparedField(name, say("fact." + name), Merging.NONE, values(value, kept), values(value, other));
    }

    private ComparedField list(String label, Customer kept, Customer other, Function<Customer, List<String>> values) {
        return new ComparedField(label, say("fact." + label), Merging.UNION, values.apply(kept), values.apply(other));
    }

    private static List<String> values(Function<Customer, String> value, Customer of) {
        var text = value.apply(of);
        return text == null ? List.of() : List.of(text);
    }

    private String contact(Contact contact) {
        var kind = wording.of("value.contact", contact.kind().code());
        var text = say("duplicates.contact", kind, contact.value());
        return contact.isUsable()
                ? text
                : text + " · " + wording.of("value.validity", contact.validity().code());
    }

    private String custom(CustomField field, Customer of) {
        return records.custom(List.of(field), of.custom()).get(label(field));
    }

    private static String label(CustomField field) {
        return LocaleContextHolder.getLocale().getLanguage().equals("zh") ? field.labelZh() : field.labelEn();
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
