package io.careflow.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of customers. */
@Component
class CustomerTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until the transaction ends, nobody else decides who has one of these addresses. Nulls are passed over. */
    void lockAddresses(String emailKey, String phone) {
        // In one order, so that two who need both never wait for each other.
        var addresses = new TreeSet<String>();
        Stream.of(Optional.ofNullable(emailKey), Optional.ofNullable(phone))
                .flatMap(Optional::stream)
                .forEach(addresses::add);
        for (var address : addresses) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('customer:' || ?, 0))")
                    .param(address)
                    .query((row, i) -> i)
                    .single();
        }
    }

    Optional<Customer> byId(UUID id) {
        return by("id", id);
    }

    Optional<Customer> byEmailKey(String key) {
        return key == null ? Optional.empty() : by("email_key", key);
    }

    Optional<Customer> byPhone(String e164) {
        return e164 == null ? Optional.empty() : by("phone", e164);
    }

    void insert(Customer customer) {
        var now = now();
        jdbc.sql("insert into customer (id, name, email, email_key, phone, phone_as_given, locale, zone, tier,"
                        + " created_at, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        customer.id(),
                        customer.name(),
                        customer.email(),
                        EmailAddress.key(customer.email()),
                        customer.phone(),
                        customer.phoneAsGiven(),
                        customer.locale().toLanguageTag(),
                        customer.zone().getId(),
                        customer.tier(),
                        now,
                        now)
                .update();
    }

    void addEmail(UUID id, String email) {
        jdbc.sql("update customer set email = ?, email_key = ?, changed_at = ? where id = ?")
                .params(email, EmailAddress.key(email), now(), id)
                .update();
    }

    void addPhone(UUID id, String e164, String asGiven) {
        jdbc.sql("update customer set phone = ?, phone_as_given = ?, changed_at = ? where id = ?")
                .params(e164, asGiven, now(), id)
                .update();
    }

    void set(UUID id, CustomerChange change) {
        jdbc.sql("update customer set " + change.field() + " = ?, changed_at = ? where id = ?")
                .params(change.value(), now(), id)
                .update();
    }

    private Optional<Customer> by(String column, Object value) {
        return jdbc.sql("select * from customer where " + column + " = ?")
                .param(value)
                .query(CustomerTable::customer)
                .optional();
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }

    private static Customer customer(ResultSet row, int i) throws SQLException {
        return new Customer(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("phone_as_given"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("zone")),
                row.getString("tier"));
    }
}
