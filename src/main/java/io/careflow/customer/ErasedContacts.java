package io.careflow.customer;

import io.careflow.platform.protection.BlindIndex;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recognises the contacts of people who were erased, without knowing them. */
@Component
class ErasedContacts {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final BlindIndex index;
    private final Clock clock;

    ErasedContacts(JdbcClient jdbc, JdbcTemplate batches, BlindIndex index, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.index = index;
        this.clock = clock;
    }

    void keep(Collection<Contact> contacts) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        batches.batchUpdate(
                "insert into erased_contact (hash, erased_at) values (?, ?) on conflict do nothing",
                contacts.stream()
                        .map(contact ->
                                new Object[] {index.hash(contact.kind().code(), ContactStandard.compared(contact)), now
                                })
                        .toList());
    }

    /** Those of the customers who have a contact of somebody who was erased. */
    List<Customer> among(Collection<Customer> customers) {
        var hashes = customers.stream()
                .flatMap(customer -> customer.contacts().stream())
                .flatMap(contact -> hashes(contact).stream())
                .toList();
        if (hashes.isEmpty()) {
            return List.of();
        }
        var known = Set.copyOf(jdbc.sql("select hash from erased_contact where hash = any (?)")
                .param(hashes.toArray(byte[][]::new))
                .query((row, i) -> ByteBuffer.wrap(row.getBytes("hash")))
                .list());
        return customers.stream()
                .filter(customer -> customer.contacts().stream()
                        .flatMap(contact -> hashes(contact).stream())
                        .map(ByteBuffer::wrap)
                        .anyMatch(known::contains))
                .collect(Collectors.toList());
    }

    private List<byte[]> hashes(Contact contact) {
        return index.hashes(contact.kind().code(), ContactStandard.compared(contact));
    }
}
