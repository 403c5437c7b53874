package io.careflow.customer;

import io.careflow.platform.protection.EncryptedTable;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings what merges remember under the primary key. */
@Component
class MergeRenewal extends EncryptedTable {

    private final FieldEncryption encryption;

    MergeRenewal(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption) {
        super(
                jdbc,
                batches,
                "customer_merge",
                "id, before, after",
                "update customer_merge set before = ?, after = ? where id = ?");
        this.encryption = encryption;
    }

    @Override
    protected Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var before = row.getBytes("before");
        var after = row.getBytes("after");
        return new Row(id, new Object[] {before, after, id}, new Object[] {
            encryption.renewed(before, MergeLedger.place("before", id)),
            encryption.renewed(after, MergeLedger.place("after", id)),
            id
        });
    }
}
