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

    CustomerRenewal(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption) {
        super(
                jdbc,
                batches,
                "customer",
                "id, birthday, addresses, as_given",
                "update customer set birthday = ?, addresses = ?, as_given = ? where id = ?");
        this.encryption = encryption;
    }

    @Override
    protected Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var birthday = row.getBytes("birthday");
        var addresses = row.getBytes("addresses");
        var asGiven = row.getBytes("as_given");
        return new Row(id, new Object[] {birthday, addresses, asGiven, id}, new Object[] {
            encryption.renewed(birthday, CustomerRows.place("birthday", id)),
            encryption.renewed(addresses, CustomerRows.place("addresses", id)),
            encryption.renewed(asGiven, CustomerRows.place("as_given", id)),
            id
        });
    }
}
