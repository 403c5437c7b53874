package io.careflow.customer;

import io.careflow.platform.protection.EncryptedTable;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings contacts and their hashes under the primary keys. */
@Component
class ContactRenewal extends EncryptedTable {

    private final ContactTable contacts;
    private final FieldEncryption encryption;

    ContactRenewal(JdbcClient jdbc, JdbcTemplate batches, ContactTable contacts, FieldEncryption encryption) {
        super(jdbc, batches, "contact", "*", "update contact set value = ?, given = ?, hash = ? where id = ?");
        this.contacts = contacts;
        this.encryption = encryption;
    }

    @Override
    protected Row row(ResultSet row) throws SQLException {
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
}
