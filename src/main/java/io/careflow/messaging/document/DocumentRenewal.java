package io.careflow.messaging.document;

import io.careflow.platform.protection.FieldEncryption;
import io.careflow.platform.protection.ProtectedRows;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings documents under the primary key, one by one: they are large. */
@Component
class DocumentRenewal implements ProtectedRows {

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    DocumentRenewal(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Override
    public String table() {
        return "document";
    }

    @Override
    public Renewed renew(UUID after, int most) {
        var ids = jdbc.sql("select id from document where id > ? order by id limit ? for no key update skip locked")
                .params(after, most)
                .query(UUID.class)
                .list();
        var changed = ids.stream().filter(this::renew).count();
        return new Renewed(ids.isEmpty() ? null : ids.getLast(), (int) changed);
    }

    private boolean renew(UUID id) {
        var before = jdbc.sql("select content from document where id = ?")
                .param(id)
                .query((row, i) -> row.getBytes(1))
                .single();
        var fresh = encryption.renewed(before, Documents.place(id));
        if (fresh == before) {
            return false;
        }
        jdbc.sql("update document set content = ? where id = ?")
                .params(fresh, id)
                .update();
        return true;
    }
}
