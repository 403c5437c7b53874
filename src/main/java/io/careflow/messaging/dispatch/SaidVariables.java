package io.careflow.messaging.dispatch;

import io.careflow.platform.protection.FieldEncryption;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What other systems want their messages to say: encrypted, and kept no longer than the message may be sent (again). */
@Component
public class SaidVariables {

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

    static String place(UUID message) {
        return "message.said:" + message;
    }
}
