package io.careflow.customer.imports;

import io.careflow.platform.protection.EncryptedTable;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings files that are being imported under the primary key. */
@Component
class ChunkRenewal extends EncryptedTable {

    // They are large.
    private static final int MOST = 16;

    private final FieldEncryption encryption;

    ChunkRenewal(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption) {
        super(
                jdbc,
                batches,
                "import_chunk",
                "id, import_id, position, content",
                "update import_chunk set content = ? where id = ?");
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
        var place = ImportContent.place(row.getObject("import_id", UUID.class), row.getInt("position"));
        return new Row(id, new Object[] {content, id}, new Object[] {encryption.renewed(content, place), id});
    }
}
