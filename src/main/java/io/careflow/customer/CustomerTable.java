package io.careflow.customer;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of customers with their contacts. */
@Component
class CustomerTable {

    private static final String BY_ID_STANDING =
            "select * from contact where customer_id = customer_survivor(?) order by position;"
                    + " select * from customer where id = customer_survivor(?)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final CustomerRows rows;
    private final ContactTable contacts;
    private final Clock clock;

    CustomerTable(JdbcClient jdbc, JdbcTemplate batches, CustomerRows rows, ContactTable contacts, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.rows = rows;
        this.contacts = contacts;
        this.clock = clock;
    }

    Optional<Customer> byId(UUID id) {
        return byIds(List.of(id)).stream().findFirst();
    }

    /** The customer with this id, or whoever they were merged into: asked for with their contacts in one go. */
    Optional<Customer> byIdStanding(UUID id) {
        return batches.execute(BY_ID_STANDING, (PreparedStatementCallback<Optional<Customer>>) asked -> {
            asked.setObject(1, id);
            asked.setObject(2, id);
            asked.execute();
            var known = new ArrayList<Contact>();
            try (var contact = asked.getResultSet()) {
                while (contact.next()) {
                    known.add(contacts.contact(contact));
                }
            }
            asked.getMoreResults();
            try (var row = asked.getResultSet()) {
                return row.next() ? Optional.of(rows.customer(row, List.copyOf(known))) : Optional.empty();
            }
        });
    }

    /** Like {@link #byId}, and nobody else changes the record until the transaction ends. */
    Optional<Customer> lock(UUID id) {
        return jdbc.sql("select id from customer where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::byId);
    }

    /**
     * Nobody writes down anything of a customer until the transaction ends: whoever was about to waits, and whoever had
     * begun ends first. For who is erased alone; {@link #lock} keeps nobody from that.
     */
    Optional<Customer> lockAgainstAll(UUID id) {
        return jdbc.sql("select id from customer where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::byId);
    }

    /** Like {@link #lock}, the record that a merged one was merged into. */
    Optional<Customer> lockStanding(UUID id) {
        var locked = lock(id);
        return locked.map(Customer::mergedInto).isPresent()
                ? lockStanding(locked.get().mergedInto())
                : locked;
    }

    /** The customers with these ids, in the order of the ids; unknown ids are passed over. */
    List<Customer> byIds(Collection<UUID> ids) {
        return byIds(ids, CustomerScope.all());
    }

    /** Like {@link #byIds(Collection)}, of those in the scope. */
    List<Customer> byIds(Collection<UUID> ids, CustomerScope scope) {
        var contactsOf = contacts.of(ids);
        var found = jdbc
                .sql("select * from customer where id = any (cast(:ids as uuid[])) and " + scope.ofCustomer())
                .param("ids", texts(ids))
                .params(scope.parameters())
                .query((row, i) ->
                        rows.customer(row, contactsOf.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list()
                .stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    Map<UUID, String> names(Collection<UUID> ids, CustomerScope scope) {
        return jdbc
                .sql("select given.id, name from unnest(cast(:ids as uuid[])) given (id)"
                        + " join customer on customer.id = customer_survivor(given.id) where " + scope.ofCustomer())
                .param("ids", texts(ids))
                .params(scope.parameters())
                .query((row, i) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The id of the record that stands for a customer, who need not exist. */
    UUID standing(UUID id) {
        return jdbc.sql("select customer_survivor(?)")
                .param(id)
                .query(UUID.class)
                .single();
    }

    Optional<UUID> byExternalId(String externalId) {
        return jdbc.sql("select customer_survivor(id) from customer where external_id = ?")
                .param(externalId)
                .query(UUID.class)
                .optional();
    }

    /** Who has these external ids; nobody else changes those records until the transaction ends. */
    Map<String, Customer> lockByExternalIds(Collection<String> externalIds) {
        var ids = jdbc.sql("select id from customer where external_id = any (?::text[]) order by id for no key update")
                .param(externalIds.toArray(String[]::new))
                .query(UUID.class)
                .list();
        return byIds(ids).stream().collect(Collectors.toMap(Customer::externalId, Function.identity()));
    }

    /** Who stands for each of these external ids now: the survivor of a merge; nobody outside the scope or erased. */
    Map<String, Optional<UUID>> standingFor(Collection<String> externalIds, CustomerScope scope) {
        return jdbc
                .sql("select asked.external_id as asked, customer.id,"
                        + " customer.erased_at is null and " + scope.ofCustomer() + " as open"
                        + " from (select external_id, id from customer"
                        + " where external_id = any (cast(:externalIds as text[]))) asked"
                        + " join customer on customer.id = customer_survivor(asked.id)")
                .param("externalIds", externalIds.toArray(String[]::new))
                .params(scope.parameters())
                .query((row, i) -> Map.entry(
                        row.getString("asked"),
                        row.getBoolean("open") ? Optional.of(row.getObject("id", UUID.class)) : Optional.<UUID>empty()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(Collection<Customer> customers) {
        batches.batchUpdate(
                CustomerRows.INSERT, customers.stream().map(rows::inserted).toList());
        contacts.insert(customers);
        compare(customers.stream().map(Customer::id).toList());
    }

    /** Writes what people may change. */
    void update(Customer customer) {
        update(List.of(customer));
    }

    /** Writes what people may change, of many. */
    void update(Collection<Customer> customers) {
        batches.batchUpdate(
                CustomerRows.UPDATE,
                customers.stream()
                        .map(customer -> rows.updated(customer).toArray())
                        .toList());
        contacts.replace(customers);
        compare(customers.stream().map(Customer::id).toList());
    }

    /** These are to be compared with others who may be the same, see the package {@code duplicates}. */
    private void compare(Collection<UUID> ids) {
        jdbc.sql("insert into duplicate_check (customer_id) select unnest(cast(? as uuid[]))")
                .param(texts(ids))
                .update();
    }

    /** The record with this id and those that were merged into it, also by way of others. */
    List<UUID> withMerged(UUID id) {
        return jdbc.sql("""
                        with recursive merged (id) as (
                            select cast(? as uuid)
                            union select customer.id from customer join merged on customer.merged_into = merged.id)
                        select id from merged order by id""").param(id).query(UUID.class).list();
    }

    /** Takes everything out of the row that tells who it is. What care needs no person for stays. */
    void erase(UUID id) {
        jdbc.sql("""
                        update customer set version = version + 1, name = '', company = null, title = null,
                            external_id = null, search_text = '', search_grams = '{}', birthday = null, birthday_hash = null,
                            addresses = null, as_given = null, preferred_channel = null, preferred_products = '{}',
                            preferred_service = null, custom = '{}', erased_at = ?, changed_at = ?
                        where id = ? and erased_at is null""").params(now(), now(), id).update();
    }

    /** Makes one change of a flow. A new tier is no change that a person's could overwrite: the version stays. */
    void set(UUID id, CustomerChange change) {
        if (change.field().equals("tier")) {
            jdbc.sql("update customer set tier = ?, tier_since = ?, changed_at = ? where id = ? and tier <> ?")
                    .params(change.value(), now(), now(), id, change.value())
                    .update();
            return;
        }
        jdbc.sql("update customer set " + change.field() + " = ?, changed_at = ?, version = version + 1 where id = ?")
                .params(change.value(), now(), id)
                .update();
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
