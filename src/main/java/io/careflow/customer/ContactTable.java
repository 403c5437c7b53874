package io.careflow.customer;

import io.careflow.platform.protection.BlindIndex;
import io.careflow.platform.protection.FieldEncryption;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of contacts: their values encrypted, found again by keyed hash. */
@Component
class ContactTable {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final FieldEncryption encryption;
    private final BlindIndex index;

    ContactTable(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption, BlindIndex index) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.encryption = encryption;
        this.index = index;
    }

    /** Until the transaction ends, nobody else decides who has one of these contacts. */
    void lock(Collection<Contact> contacts) {
        // In one order, so that two who need the same never wait for each other.
        var locks = new TreeSet<Long>();
        contacts.forEach(contact -> locks.add(ByteBuffer.wrap(hash(contact)).getLong()));
        for (var lock : locks) {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(lock)
                    .query((row, i) -> i)
                    .single();
        }
    }

    /** Whoever is known by this contact, the longest known first: they still stand for themselves and it is confirmed. */
    Optional<UUID> holder(Contact contact) {
        return holders(contact).stream().findFirst();
    }

    /** All who are known by this contact, see {@link #holder}. */
    List<UUID> holders(Contact contact) {
        return jdbc.sql("""
                        select distinct customer.id from contact join customer on customer.id = contact.customer_id
                        where contact.hash in (:hashes) and contact.validity in ('usable', 'invalid')
                            and customer.merged_into is null and customer.erased_at is null
                        order by customer.id limit 20""")
                .param("hashes", index.hashes(contact.kind().code(), ContactStandard.compared(contact)))
                .query(UUID.class)
                .list();
    }

    /** The contacts of each of these customers, in their order. */
    Map<UUID, List<Contact>> of(Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from contact where customer_id = any (?::uuid[]) order by customer_id, position")
                .param(texts(customers))
                .query((row, i) -> Map.entry(row.getObject("customer_id", UUID.class), contact(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Makes these the contacts of customers who may have had others. */
    void replace(Collection<Customer> customers) {
        jdbc.sql("delete from contact where customer_id = any (?::uuid[])")
                .param(customers.stream()
                        .map(customer -> customer.id().toString())
                        .toArray(String[]::new))
                .update();
        insert(customers);
    }

    /** Adds the contacts of customers who have none yet. */
    void insert(Collection<Customer> customers) {
        var rows = new ArrayList<Object[]>();
        for (var customer : customers) {
            for (int position = 0; position < customer.contacts().size(); position++) {
                rows.add(row(customer.id(), customer.contacts().get(position), position));
            }
        }
        batches.batchUpdate(
                "insert into contact (id, customer_id, kind, label, value, given, hash, preferred, validity,"
                        + " validity_reason, validity_at, position) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    private Object[] row(UUID customer, Contact contact, int position) {
        return new Object[] {
            contact.id(),
            customer,
            contact.kind().code(),
            contact.label(),
            encryption.encrypt(contact.value(), value(contact.id())),
            contact.given().equals(contact.value()) ? null : encryption.encrypt(contact.given(), given(contact.id())),
            hash(contact),
            contact.preferred(),
            contact.validity().code(),
            contact.reason(),
            contact.validitySince().atOffset(ZoneOffset.UTC),
            position
        };
    }

    Contact contact(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var value = encryption.decrypt(row.getBytes("value"), value(id));
        var given = encryption.decrypt(row.getBytes("given"), given(id));
        return new Contact(
                id,
                ContactKind.of(row.getString("kind")),
                value,
                given == null ? value : given,
                row.getString("label"),
                row.getBoolean("preferred"),
                Validity.of(row.getString("validity")),
                row.getString("validity_reason"),
                row.getObject("validity_at", OffsetDateTime.class).toInstant());
    }

    byte[] hash(Contact contact) {
        return index.hash(contact.kind().code(), ContactStandard.compared(contact));
    }

    static String value(UUID id) {
        return "contact.value:" + id;
    }

    static String given(UUID id) {
        return "contact.given:" + id;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
