package io.careflow.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How two records are reached that were made one. The merged record keeps its own contacts; the survivor gets copies. */
final class MergedContacts {

    private MergedContacts() {}

    /** The survivor's contacts with those that it lacks; one that waits to be confirmed is, where the other has it so. */
    static List<Contact> united(List<Contact> survivor, List<Contact> other, Supplier<UUID> ids) {
        var united = new ArrayList<>(survivor);
        for (var contact : other) {
            var same = united.stream().filter(mine -> isSame(mine, contact)).findFirst();
            if (same.isEmpty()) {
                var preferred = contact.preferred()
                        && united.stream().noneMatch(mine -> mine.kind() == contact.kind() && mine.preferred());
                united.add(with(contact, ids.get(), preferred, contact));
            } else if (same.get().validity() == Validity.UNCONFIRMED) {
                united.set(
                        united.indexOf(same.get()),
                        with(same.get(), same.get().id(), same.get().preferred(), contact));
            }
        }
        return united;
    }

    /** The contacts that hold now without what a merge brought; what was changed since stays. */
    static List<Contact> undone(List<Contact> before, List<Contact> after, List<Contact> now) {
        var earlier = byId(before);
        var brought = byId(after);
        return now.stream()
                .filter(contact -> !brought.containsKey(contact.id()) || earlier.containsKey(contact.id()))
                .map(contact -> Optional.ofNullable(earlier.get(contact.id()))
                        .filter(was -> Objects.equals(contact, brought.get(contact.id())))
                        .orElse(contact))
                .toList();
    }

    private static boolean isSame(Contact one, Contact other) {
        return one.kind() == other.kind() && one.compared().equals(other.compared());
    }

    private static Contact with(Contact contact, UUID id, boolean preferred, Contact validity) {
        return new Contact(
                id,
                contact.kind(),
                contact.value(),
                contact.given(),
                contact.label(),
                preferred,
                validity.validity(),
                validity.reason(),
                validity.validitySince());
    }

    private static Map<UUID, Contact> byId(List<Contact> contacts) {
        return contacts.stream().collect(Collectors.toMap(Contact::id, Function.identity()));
    }
}
