package io.careflow.messaging.dispatch;

import io.careflow.platform.protection.FieldEncryption;
import io.careflow.platform.protection.ProtectedRows;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What other systems want their messages to say: encrypted, and kept no longer than the message may be sent (again). */
@Component
public class SaidVariables implements ProtectedRows {

    private static final TypeReference<TreeMap<String, Object>> VALUES = new TypeReference<>() {};

    private final FieldEncryption encryption;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    SaidVariables(FieldEncryption encryption, JdbcClient jdbc, JsonMapper json) {
        this.encryption = encryption;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As a message's row keeps them; null for none. */
    byte[] encrypted(UUID message, Map<String, Object> said) {
        return said.isEmpty() ? null : encryption.encrypt(json.writeValueAsString(new TreeMap<>(said)), place(message));
    }

    /** @param encrypted null for none */
    Map<String, Object> decrypted(UUID message, byte[] encrypted) {
        return encrypted == null ? Map.of() : json.readValue(encryption.decrypt(encrypted, place(message)), VALUES);
    }

    /** Those of a message that may be sent again. */
    public Map<String, Object> of(UUID message) {
        return jdbc.sql("select said from message where id = ?")
                .param(message)
                .query((row, i) -> decrypted(message, row.getBytes("said")))
                .optional()
                .orElse(Map.of());
    }

    @Override
    public String table() {
        return "message";
    }

    @Override
    public Renewed renew(UUID after, int most) {
        record Row(UUID id, byte[] said) {}
        var rows = jdbc.sql("select id, said from message where said is not null and id > ? order by id limit ?"
                        + " for no key update skip locked")
                .params(after, most)
                .query((row, i) -> new Row(row.getObject("id", UUID.class), row.getBytes("said")))
                .list();
        var changed = 0;
        for (var row : rows) {
            var fresh = encryption.renewed(row.said(), place(row.id()));
            if (!Arrays.equals(fresh, row.said())) {
                changed += jdbc.sql("update message set said = ? where id = ?")
                        .params(fresh, row.id())
                        .update();
            }
        }
        return new Renewed(rows.isEmpty() ? null : rows.getLast().id(), changed);
    }

    private static String place(UUID message) {
        return "message.said:" + message;
    }
}
