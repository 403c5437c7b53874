package io.careflow.customer.imports;

import io.careflow.platform.protection.FieldEncryption;
import io.careflow.platform.protection.ProtectedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings files that are being imported under the primary key. */
@Component
class ChunkRenewal implements ProtectedRows {

    // They are large.
    private static final int MOST = 16;

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    ChunkRenewal(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Override
    public String table() {
        return "import_chunk";
    }

    @Override
    public Renewed renew(UUID after, int most) {
        var chunks = jdbc.sql(
                        "select id, import_id, position, content from import_chunk where id > ? order by id limit ?"
                                + " for no key update skip locked")
                .params(after, Math.min(most, MOST))
                .query(ChunkRenewal::chunk)
                .list();
        int changed = 0;
        for (var chunk : chunks) {
            var fresh = encryption.renewed(chunk.content(), chunk.place());
            if (fresh != chunk.content()) {
                changed += jdbc.sql("update import_chunk set content = ? where id = ?")
                        .params(fresh, chunk.id())
                        .update();
            }
        }
        return new Renewed(chunks.isEmpty() ? null : chunks.getLast().id(), changed);
    }

    private static Chunk chunk(ResultSet row, int i) throws SQLException {
        return new Chunk(
                row.getObject("id", UUID.class),
                ImportContent.place(row.getObject("import_id", UUID.class), row.getInt("position")),
                row.getBytes("content"));
    }

    private record Chunk(UUID id, String place, byte[] content) {}
}
