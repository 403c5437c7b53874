package io.careflow.desk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much people still have to do: {@code careflow.tasks.open}. */
@Component
class TaskMetrics implements MeterBinder {

    private final JdbcClient jdbc;

    TaskMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("careflow.tasks.open", this::open)
                .description("User tasks that are to be done")
                .register(registry);
    }

    private long open() {
        return jdbc.sql("select count(*) from desk_task where state = 'open'")
                .query(Long.class)
                .single();
    }
}
