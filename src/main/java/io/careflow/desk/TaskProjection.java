package io.careflow.desk;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the engine tells of user tasks. Each write is one statement, so that repeating it changes nothing. */
@Repository
public class TaskProjection {

    private static final String LEARN = """
            insert into desk_task (key, element_id, process_id, process_instance_key, name, form_key, candidate_groups,
                assignee, due_at, priority, complaint_id, subject_id, customer_id, state, created_at, changed_at, variables,
                last_job_key)
            values (:key, :elementId, :processId, :processInstanceKey, :name, :formKey, :groups, :assignee, :dueAt,
                :priority, :complaintId, :subjectId, :customerId, :state, :now, :now, cast(:variables as jsonb), :jobKey)
            on conflict (key) do update set candidate_groups = excluded.candidate_groups,
                assignee = excluded.assignee, due_at = excluded.due_at, priority = excluded.priority,
                form_key = excluded.form_key, state = excluded.state, changed_at = excluded.changed_at,
                last_job_key = excluded.last_job_key
            where desk_task.last_job_key < excluded.last_job_key""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    TaskProjection(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes over what a listener job tells. What is not newer than what is known, a repeated or late job, is left out.
     *
     * @param state where the task stands once the job is completed
     */
    public void learn(TaskFacts facts, TaskState state) {
        jdbc.sql(LEARN)
                .param("key", facts.key())
                .param("elementId", facts.elementId())
                .param("processId", facts.processId())
                .param("processInstanceKey", facts.processInstanceKey())
                .param("name", facts.name())
                .param("formKey", facts.formKey(), Types.BIGINT)
                .param("groups", facts.groups().toArray(String[]::new))
                .param("assignee", facts.assignee())
                .param("dueAt", time(facts.dueAt()))
                .param("priority", facts.priority())
                .param("complaintId", facts.complaintId(), Types.OTHER)
                .param("subjectId", facts.subjectId(), Types.OTHER)
                .param("customerId", facts.customerId(), Types.OTHER)
                .param("state", state.word())
                .param("now", time(clock.instant()))
                .param("variables", json.writeValueAsString(facts.variables()))
                .param("jobKey", facts.jobKey())
                .update();
    }

    /** The engine has answered a completion, or has the task no longer: it leaves the inbox now. */
    void closed(long key, TaskState state) {
        jdbc.sql("update desk_task set state = ?, changed_at = ? where key = ? and state = 'open'")
                .params(state.word(), clock.instant().atOffset(ZoneOffset.UTC), key)
                .update();
    }

    /** The engine still has a task that had left the inbox: it comes back. */
    void reopened(long key) {
        jdbc.sql("update desk_task set state = 'open', changed_at = ? where key = ? and state <> 'open'")
                .params(clock.instant().atOffset(ZoneOffset.UTC), key)
                .update();
    }

    private static SqlParameterValue time(Instant at) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, at == null ? null : at.atOffset(ZoneOffset.UTC));
    }
}
