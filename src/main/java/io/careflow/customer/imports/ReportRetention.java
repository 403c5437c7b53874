package io.careflow.customer.imports;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reports of imports that ended long ago, and that there were such imports. */
@Component
class ReportRetention implements RetentionRule {

    // Each has as many lines as its file had.
    private static final int MOST = 10;

    private final JdbcClient jdbc;

    ReportRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "import-reports";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("delete from import_job where id in"
                        + " (select id from import_job where ended_at < ? order by ended_at limit ?)")
                .params(before.atOffset(ZoneOffset.UTC), Math.min(most, MOST))
                .update();
    }
}
