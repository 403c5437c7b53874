package io.careflow.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the {@code text_*} fields of forms beside their task. */
@Repository
public class TypedTexts implements TaskTexts {

    /** How the key of a field begins whose value stays out of the engine. */
    public static final String PREFIX = "text_";

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TypedTexts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<String> latest(UUID subjectId, String key) {
        return jdbc.sql("select texts ->> :key from desk_task where subject_id = :subject"
                        + " and state = 'completed' and texts ->> :key is not null"
                        + " order by changed_at desc, key desc limit 1")
                .param("key", key)
                .param("subject", subjectId)
                .query(String.class)
                .optional();
    }

    /** All that was typed for a record so far, the latest of each key. */
    Map<String, String> soFar(UUID subjectId) {
        return merged(jdbc.sql("select texts from desk_task where subject_id = ? and state = 'completed'"
                        + " order by changed_at, key")
                .param(subjectId));
    }

    /** What was typed when the flow came by the same step before. */
    Map<String, String> lastTime(UUID subjectId, String elementId) {
        return merged(jdbc.sql("select texts from desk_task where subject_id = ? and element_id = ?"
                        + " and state = 'completed' order by changed_at, key")
                .params(subjectId, elementId));
    }

    private Map<String, String> merged(JdbcClient.StatementSpec texts) {
        var latest = new LinkedHashMap<String, String>();
        texts.query(String.class).list().forEach(typed -> latest.putAll(json.readValue(typed, TEXTS)));
        return latest;
    }

    /** What was typed into one task's form. */
    public Map<String, String> of(long taskKey) {
        return jdbc.sql("select texts from desk_task where key = ?")
                .param(taskKey)
                .query(String.class)
                .optional()
                .map(texts -> json.readValue(texts, TEXTS))
                .orElse(Map.of());
    }

    /**
     * Keeps what was typed, in a transaction of its own: it must be committed before the engine goes on to the step
     * that sends it. Typing again before the task is completed replaces it.
     *
     * @param staff who completes the task
     */
    @Transactional
    public void keep(long taskKey, Map<String, String> texts, String staff) {
        jdbc.sql("update desk_task set texts = cast(? as jsonb), completed_by = ? where key = ? and state = 'open'")
                .params(json.writeValueAsString(texts), staff, taskKey)
                .update();
    }

    /** Keeps what another client of the engine gave as variables; what was typed in the desk counts more. */
    @Transactional
    public void keepGivenElsewhere(long taskKey, Map<String, String> texts) {
        jdbc.sql("update desk_task set texts = cast(? as jsonb)"
                        + " where key = ? and state = 'open' and completed_by is null")
                .params(json.writeValueAsString(texts), taskKey)
                .update();
    }
}
