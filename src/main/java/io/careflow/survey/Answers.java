package io.careflow.survey;

import io.careflow.platform.protection.FieldEncryption;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What customers answered, as a survey's row keeps it: encrypted. */
@Component
class Answers {

    private static final TypeReference<TreeMap<String, Object>> VALUES = new TypeReference<>() {};

    private final FieldEncryption encryption;
    private final JsonMapper json;

    Answers(FieldEncryption encryption, JsonMapper json) {
        this.encryption = encryption;
        this.json = json;
    }

    byte[] encrypted(UUID survey, Map<String, Object> answers) {
        return answers.isEmpty()
                ? null
                : encryption.encrypt(json.writeValueAsString(new TreeMap<>(answers)), place(survey));
    }

    /** @param encrypted null for nothing */
    Map<String, Object> decrypted(UUID survey, byte[] encrypted) {
        return encrypted == null ? Map.of() : json.readValue(encryption.decrypt(encrypted, place(survey)), VALUES);
    }

    static String place(UUID survey) {
        return "survey.answers:" + survey;
    }
}
