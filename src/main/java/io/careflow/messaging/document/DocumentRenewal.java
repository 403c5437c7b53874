package io.careflow.messaging.document;

import io.careflow.platform.protection.EncryptedTable;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings documents under the primary key. */
@Component
class DocumentRenewal extends EncryptedTable {

    // They are large.
    private static final int MOST = 8;

    private final FieldEncryption encryption;

    DocumentRenewal(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption) {
        super(jdbc, batches, "document", "id, content", "update document set content = ? where id = ?");
        this.encryption = encryption;
    }

    @Override
    public Renewed renew(UUID after, int most) {
        return super.renew(after, Math.min(most, MOST));
    }

    @Override
    protected Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var content = row.getBytes("content");
        return new Row(
                id, new Object[] {content, id}, new Object[] {encryption.renewed(content, Documents.place(id)), id});
    }
}
