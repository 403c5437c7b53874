package io.careflow.desk;

import io.careflow.customer.PersonalData;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff typed into forms about a customer. */
@Component
@Order(5)
class TaskData implements PersonalData {

    private final TypedTexts texts;
    private final TaskNames names;
    private final TaskRow row;
    private final JdbcClient jdbc;

    TaskData(TypedTexts texts, TaskNames names, TaskRow row, JdbcClient jdbc) {
        this.texts = texts;
        this.names = names;
        this.row = row;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        jdbc.sql("select * from desk_task where customer_id = ? order by key")
                .param(customerId)
                .query(row)
                .list()
                .forEach(task -> to.accept(new Exported(names.view(task), texts.of(task.key()))));
    }

    @Override
    public Optional<Hindrance> hindrance(UUID customerId) {
        return jdbc.sql("select * from desk_task where customer_id = ? and state = 'open' order by key limit 1")
                .param(customerId)
                .query(row)
                .optional()
                .map(task -> new Hindrance("open-task", names.view(task).name()));
    }

    @Override
    public void erase(UUID customerId) {
        jdbc.sql("update desk_task set texts = '{}', variables = '{}' where customer_id = ?")
                .param(customerId)
                .update();
    }

    /** @param texts by the keys of their fields */
    record Exported(TaskView task, Map<String, String> texts) {}
}
