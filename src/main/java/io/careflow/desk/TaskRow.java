package io.careflow.desk;

import static io.careflow.platform.SqlTime.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Maps a row of {@code desk_task}. */
@Component
class TaskRow implements RowMapper<DeskTask> {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final JsonMapper json;

    TaskRow(JsonMapper json) {
        this.json = json;
    }

    @Override
    public DeskTask mapRow(ResultSet row, int number) throws SQLException {
        return new DeskTask(
                row.getLong("key"),
                row.getString("element_id"),
                row.getString("process_id"),
                row.getLong("process_instance_key"),
                row.getString("name"),
                row.getObject("form_key", Long.class),
                List.of((String[]) row.getArray("candidate_groups").getArray()),
                row.getString("assignee"),
                instant(row, "due_at"),
                row.getInt("priority"),
                row.getObject("complaint_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                TaskState.of(row.getString("state")),
                instant(row, "created_at"),
                json.readValue(row.getString("variables"), VARIABLES));
    }
}
