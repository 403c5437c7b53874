package io.careflow.customer.review;

import static io.careflow.platform.SqlTime.instant;

import io.careflow.customer.CustomerFlow;
import io.careflow.customer.CustomerFlows;
import io.careflow.customer.CustomerVisibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviews of a customer's record that were handed out, for their page. */
@Component
class ReviewFlows implements CustomerFlows {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final CustomerVisibility visibility;

    ReviewFlows(JdbcClient jdbc, CustomerVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    @Override
    public List<CustomerFlow> ofCustomer(UUID customerId) {
        var scope = visibility.current();
        return jdbc.sql("select id, quarter, opened_at, done_at from record_review"
                        + " where customer_id = :customer and opened_at is not null and "
                        + scope.of("record_review.customer_id")
                        + " order by done_at is null desc, quarter desc limit :most")
                .param("customer", customerId)
                .param("most", MOST)
                .params(scope.parameters())
                .query(ReviewFlows::flow)
                .list();
    }

    private static CustomerFlow flow(ResultSet row, int i) throws SQLException {
        var quarter = row.getObject("quarter", LocalDate.class);
        var done = instant(row, "done_at");
        return new CustomerFlow(
                "record-review",
                "record-review",
                row.getObject("id", UUID.class),
                quarter.getYear() + " Q" + quarter.get(IsoFields.QUARTER_OF_YEAR),
                done == null ? "open" : "closed",
                instant(row, "opened_at"),
                done,
                null);
    }
}
