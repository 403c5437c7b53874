package io.careflow.customer.duplicates;

import io.careflow.customer.Birthday;
import io.careflow.customer.Contact;
import io.careflow.customer.ContactKind;
import io.careflow.customer.Customer;
import io.careflow.platform.protection.BlindIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What speaks for two records being of one customer. */
@Component
@EnableConfigurationProperties(DuplicateRules.class)
class Comparison {

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private final DuplicateRules rules;
    private final BlindIndex index;

    Comparison(DuplicateRules rules, BlindIndex index) {
        this.rules = rules;
        this.index = index;
    }

    /**
     * What was found of two records.
     *
     * @param traits what they share, without saying it: two findings with the same traits are the same
     */
    record Finding(int score, List<Evidence> evidence, Set<String> traits) {}

    Finding of(PlainRecord one, PlainRecord other) {
        var traits = new TreeMap<EvidenceKind, Set<String>>();
        for (var contact : one.customer().contacts()) {
            if (shares(other.customer(), contact)) {
                traits.computeIfAbsent(kind(contact), kind -> new TreeSet<>())
                        .add(contact.kind().code() + ":" + HexFormat.of().formatHex(hash(contact)));
            }
        }
        named(one, other).ifPresent(kind -> traits.put(kind, Set.of(kind.code())));
        if (one.company().isPresent() && one.company().equals(other.company())) {
            traits.put(EvidenceKind.COMPANY, Set.of(EvidenceKind.COMPANY.code()));
        }
        born(one.customer().birthday(), other.customer().birthday())
                .ifPresent(kind -> traits.put(kind, Set.of(kind.code())));
        if (one.addresses().stream().anyMatch(other.addresses()::contains)) {
            traits.put(EvidenceKind.ADDRESS, Set.of(EvidenceKind.ADDRESS.code()));
        }
        var evidence = traits.keySet().stream()
                .map(kind -> new Evidence(kind, rules.points(kind)))
                .toList();
        return new Finding(
                evidence.stream().mapToInt(Evidence::points).sum(),
                evidence,
                traits.values().stream().flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * Keyed hashes by which others are found who may be the same, besides contacts. A name alone is none: too many share
     * it, and it is too little to be shown.
     */
    Set<byte[]> keys(PlainRecord record) {
        if (record.key().isEmpty()) {
            return Set.of();
        }
        var with = new ArrayList<String>();
        record.company().ifPresent(company -> with.add("company\n" + company));
        var birthday = record.customer().birthday();
        if (birthday != null) {
            with.add("birthday\n" + day(birthday));
        }
        record.addresses().forEach(address -> with.add("address\n" + address));
        return with.stream()
                .map(more -> index.hash("duplicate", record.key() + "\n" + more))
                .collect(Collectors.toSet());
    }

    private Optional<EvidenceKind> named(PlainRecord one, PlainRecord other) {
        if (one.key().isEmpty()) {
            return Optional.empty();
        }
        if (one.key().equals(other.key())) {
            return Optional.of(EvidenceKind.NAME);
        }
        return SIMILARITY.apply(one.sorted(), other.sorted()) >= rules.similarity()
                ? Optional.of(EvidenceKind.SIMILAR_NAME)
                : Optional.empty();
    }

    private static Optional<EvidenceKind> born(Birthday one, Birthday other) {
        if (one == null || other == null) {
            return Optional.empty();
        }
        if (day(one).equals(day(other))
                && (one.year() == null || other.year() == null || Objects.equals(one.year(), other.year()))) {
            return Optional.of(EvidenceKind.BIRTHDAY);
        }
        // The same day is another date in the other calendar.
        return one.lunar() == other.lunar() ? Optional.of(EvidenceKind.OTHER_BIRTHDAY) : Optional.empty();
    }

    private static String day(Birthday birthday) {
        return new Birthday(birthday.lunar(), null, birthday.month(), birthday.leapMonth(), birthday.day()).toString();
    }

    private static boolean shares(Customer other, Contact contact) {
        return contact.recognises()
                && other.contacts().stream()
                        .anyMatch(theirs -> theirs.recognises()
                                && theirs.kind() == contact.kind()
                                && theirs.compared().equals(contact.compared()));
    }

    private byte[] hash(Contact contact) {
        return index.hash(contact.kind().code(), contact.compared());
    }

    private static EvidenceKind kind(Contact contact) {
        return contact.kind() == ContactKind.EMAIL
                ? EvidenceKind.EMAIL
                : contact.kind() == ContactKind.PHONE ? EvidenceKind.PHONE : EvidenceKind.SOCIAL;
    }
}
