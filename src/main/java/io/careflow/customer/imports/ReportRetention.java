package io.careflow.customer.imports;

import io.careflow.customer.RetentionStatement;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reports of imports that ended long ago, and that there were such imports. */
@Component
class ReportRetention extends RetentionStatement {

    // Each has as many lines as its file had.
    private static final int MOST = 10;

    ReportRetention(JdbcClient jdbc) {
        super(
                jdbc,
                "import-reports",
                "delete from import_job where id in"
                        + " (select id from import_job where ended_at < ? order by ended_at limit ?)");
    }

    @Override
    public int apply(Instant before, int most) {
        return super.apply(before, Math.min(most, MOST));
    }
}
