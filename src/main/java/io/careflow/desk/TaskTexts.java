package io.careflow.desk;

import java.util.Optional;
import java.util.UUID;

/**
 * Free text that staff typed into forms: fields whose key starts with {@code text_}. It is kept here, and never becomes
 * a process variable.
 */
public interface TaskTexts {

    /**
     * What was typed last.
     *
     * @param subjectId id of the record that the flow is about: a complaint, a revisit
     * @param key the form field's key: {@code text_reply}
     * @return empty when nobody typed anything into such a field for this record
     */
    Optional<String> latest(UUID subjectId, String key);
}
