package io.careflow.customer;

import io.careflow.platform.protection.EncryptedTable;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the encrypted columns of customers under the primary key. */
@Component
class CustomerRenewal extends EncryptedTable {

    private final FieldEncryption encryption;
    private final BirthdayIndex birthdays;

    CustomerRenewal(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption, BirthdayIndex birthdays) {
        super(
                jdbc,
                batches,
                "customer",
                "id, birthday, birthday_hash, addresses, as_given",
                "update customer set birthday = ?, birthday_hash = ?, addresses = ?, as_given = ? where id = ?");
        this.encryption = encryption;
        this.birthdays = birthdays;
    }

    @Override
    protected Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var birthday = row.getBytes("birthday");
        var addresses = row.getBytes("addresses");
        var asGiven = row.getBytes("as_given");
        var before = new Object[] {birthday, row.getBytes("birthday_hash"), addresses, asGiven, id};
        var born = encryption.decrypt(birthday, CustomerRows.place("birthday", id));
        return new Row(id, before, new Object[] {
            encryption.renewed(birthday, CustomerRows.place("birthday", id)),
            birthdays.hash(born == null ? null : Birthday.parse(born)),
            encryption.renewed(addresses, CustomerRows.place("addresses", id)),
            encryption.renewed(asGiven, CustomerRows.place("as_given", id)),
            id
        });
    }
}
