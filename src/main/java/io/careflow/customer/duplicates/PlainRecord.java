package io.careflow.customer.duplicates;

import io.careflow.customer.Customer;
import io.careflow.customer.CustomerKind;
import io.careflow.customer.PostalAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A record as it is compared. Making it is most of the work of comparing: once for all the pairs that a record is in.
 *
 * @param key the name, see {@link PlainName#key}; empty when it has no letter
 * @param sorted the name, see {@link PlainName#sorted}
 * @param company empty where there is none
 * @param addresses without spaces
 */
record PlainRecord(Customer customer, String key, String sorted, Optional<String> company, Set<String> addresses) {

    static PlainRecord of(Customer customer) {
        var name = PlainName.words(customer.name());
        return new PlainRecord(
                customer, PlainName.key(name), PlainName.sorted(name), company(customer), addresses(customer));
    }

    private static Optional<String> company(Customer customer) {
        var company = customer.kind() == CustomerKind.COMPANY && customer.company() == null
                ? customer.name()
                : customer.company();
        return Optional.ofNullable(company).map(PlainName::words).filter(words -> !words.isEmpty());
    }

    private static Set<String> addresses(Customer customer) {
        return customer.addresses().stream()
                .map(PostalAddress::text)
                .map(text -> PlainName.words(text).replace(" ", ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }
}
