package io.careflow.customer;

import io.careflow.platform.protection.FieldEncryption;
import io.careflow.platform.protection.ProtectedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings contacts and their hashes under the primary keys. */
@Component
class ContactRenewal implements ProtectedRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ContactTable contacts;
    private final FieldEncryption encryption;

    ContactRenewal(JdbcClient jdbc, JdbcTemplate batches, ContactTable contacts, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.contacts = contacts;
        this.encryption = encryption;
    }

    @Override
    public String table() {
        return "contact";
    }

    @Override
    public Renewed renew(UUID after, int most) {
        var rows = jdbc.sql("select * from contact where id > ? order by id limit ? for update skip locked")
                .params(after, most)
                .query((row, i) -> row(row))
                .list();
        var changed = rows.stream()
                .filter(row -> !Arrays.deepEquals(row.before(), row.fresh()))
                .map(Row::fresh)
                .toList();
        batches.batchUpdate("update contact set value = ?, given = ?, hash = ? where id = ?", changed);
        return new Renewed(rows.isEmpty() ? null : rows.getLast().id(), changed.size());
    }

    private Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var value = row.getBytes("value");
        var given = row.getBytes("given");
        return new Row(id, new Object[] {value, given, row.getBytes("hash"), id}, new Object[] {
            encryption.renewed(value, ContactTable.value(id)),
            encryption.renewed(given, ContactTable.given(id)),
            contacts.hash(contacts.contact(row)),
            id
        });
    }

    private record Row(UUID id, Object[] before, Object[] fresh) {}
}
