package io.careflow.engine;

import io.careflow.platform.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way from the database to the engine: what a transaction publishes here reaches the engine once it has committed,
 * and only then, even when the engine is out of reach for now. Messages of one key may overtake each other.
 */
@Component
public class ProcessMessages {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;
    private final RelayBell bell;

    ProcessMessages(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock, RelayBell bell) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.bell = bell;
    }

    /**
     * Has the engine told, after the running transaction has committed. Never waits for the engine.
     *
     * @param name the message's name in the model
     * @param correlationKey which instance it is for; for a message start event: at most one instance of a key at a time
     * @param variables ids and small facts for the process; no personal data
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(String name, String correlationKey, Map<String, Object> variables) {
        var id = ids.next();
        var sent = new HashMap<>(variables);
        sent.put(ProcessMessage.ID_VARIABLE, id);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into process_message (id, name, correlation_key, variables, created_at, due_at)
                        values (?, ?, ?, cast(? as jsonb), ?, ?)""")
                .params(id, name, correlationKey, json.writeValueAsString(sent), now, now)
                .update();
        bell.ringAfterCommit();
    }

    /**
     * How many messages wait for the engine now.
     *
     * @param most where counting ends
     */
    public int undelivered(int most) {
        return jdbc.sql("select count(*) from (select 1 from process_message limit ?) as waiting")
                .param(most)
                .query(Integer.class)
                .single();
    }
}
