package io.careflow.engine;

import io.camunda.client.api.response.ActivatedJob;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes a job's effect happen once, however often the engine hands the job out. */
@Component
public class JobRuns {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    JobRuns(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs the effect and keeps its result under the job's key, in one transaction. A job that was already run gets the
     * first result and runs nothing; one that is running elsewhere is waited for.
     *
     * @param effect changes the database only; what it throws undoes everything. Null stands for no variables
     * @return the variables to complete the job with, as the database keeps them
     */
    public Map<String, Object> once(ActivatedJob job, Supplier<Map<String, Object>> effect) {
        return transaction.execute(status -> begin(job) ? keep(job, effect.get()) : firstResult(job));
    }

    /** The complaints that instances handle, by instance key, as far as their jobs have told. */
    Map<Long, String> complaintsOf(Collection<Long> instances) {
        var complaints = new HashMap<Long, String>();
        jdbc.sql("""
                        select distinct instance_key, complaint_id from job_run
                        where instance_key = any(?) and complaint_id is not null""").param(instances.toArray(Long[]::new)).query(row -> {
            complaints.put(row.getLong("instance_key"), row.getString("complaint_id"));
        });
        return complaints;
    }

    private boolean begin(ActivatedJob job) {
        return jdbc.sql("""
                                insert into job_run (job_key, instance_key, complaint_id, message_id, at)
                                values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(
                                job.getKey(),
                                job.getProcessInstanceKey(),
                                variable(job, "complaintId"),
                                messageId(job),
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Map<String, Object> keep(ActivatedJob job, Map<String, Object> result) {
        var kept = json.writeValueAsString(result == null ? Map.of() : result);
        jdbc.sql("update job_run set result = cast(? as jsonb) where job_key = ?")
                .params(kept, job.getKey())
                .update();
        return json.readValue(kept, VARIABLES);
    }

    private Map<String, Object> firstResult(ActivatedJob job) {
        var kept = jdbc.sql("select result from job_run where job_key = ?")
                .param(job.getKey())
                .query(String.class)
                .single();
        return json.readValue(kept, VARIABLES);
    }

    /** The process message that brought the instance here: the relay's proof that it arrived. */
    private static UUID messageId(ActivatedJob job) {
        var id = variable(job, ProcessMessage.ID_VARIABLE);
        return id == null ? null : UUID.fromString(id);
    }

    private static String variable(ActivatedJob job, String name) {
        return job.getVariablesAsMap().get(name) instanceof String text ? text : null;
    }
}
