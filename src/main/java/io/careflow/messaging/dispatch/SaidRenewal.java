package io.careflow.messaging.dispatch;

import io.careflow.platform.protection.EncryptedTable;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings what messages are to say under the primary key. */
@Component
class SaidRenewal extends EncryptedTable {

    private final FieldEncryption encryption;

    SaidRenewal(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption) {
        super(jdbc, batches, "message", "id, said", "said is not null", "update message set said = ? where id = ?");
        this.encryption = encryption;
    }

    @Override
    protected Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var said = row.getBytes("said");
        return new Row(
                id, new Object[] {said, id}, new Object[] {encryption.renewed(said, SaidVariables.place(id)), id});
    }
}
