package io.careflow.desk;

import io.careflow.desk.form.FormField;
import io.careflow.desk.form.FormSchema;
import java.util.HashMap;
import java.util.Map;

/**
 * A filled form, parted into what the flow gets and what stays in the database.
 *
 * @param facts process variables
 * @param texts free text by key
 */
record Submission(Map<String, Object> facts, Map<String, String> texts) {

    static Submission of(Map<String, Object> values) {
        var facts = new HashMap<String, Object>();
        var texts = new HashMap<String, String>();
        values.forEach((key, value) -> {
            if (!key.startsWith(TypedTexts.PREFIX)) {
                facts.put(key, value);
            } else if (value != null) {
                texts.put(key, value.toString());
            }
        });
        return new Submission(facts, texts);
    }

    /** Says of each field whether it is empty: a gateway that reads one must not find last time's answer. */
    static Submission of(FormSchema form, Map<String, Object> values) {
        var complete = new HashMap<>(values);
        form.fields().values().forEach(field -> {
            if (complete.get(field.key()) == null) {
                complete.put(field.key(), field.type() == FormField.Type.YES_NO ? false : null);
            }
        });
        return of(complete);
    }
}
