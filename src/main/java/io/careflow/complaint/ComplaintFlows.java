package io.careflow.complaint;

import static io.careflow.platform.SqlTime.instant;

import io.careflow.customer.CustomerFlow;
import io.careflow.customer.CustomerFlows;
import io.careflow.customer.CustomerVisibility;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A customer's complaints, for their page. */
@Component
class ComplaintFlows implements CustomerFlows {

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final CustomerVisibility visibility;

    ComplaintFlows(JdbcClient jdbc, CustomerVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    @Override
    public List<CustomerFlow> ofCustomer(UUID customerId) {
        var scope = visibility.current();
        return jdbc.sql("select id, reference, status, received_at, closed_at from complaint"
                        + " where customer_id = :customer and " + scope.of("complaint.customer_id")
                        + " order by closed_at is null desc, id desc limit :most")
                .param("customer", customerId)
                .param("most", MOST)
                .params(scope.parameters())
                .query(ComplaintFlows::flow)
                .list();
    }

    private static CustomerFlow flow(ResultSet row, int i) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new CustomerFlow(
                "complaint-handling",
                ComplaintRecord.TYPE,
                id,
                row.getString("reference"),
                ComplaintStatus.valueOf(row.getString("status")).code(),
                instant(row, "received_at"),
                instant(row, "closed_at"),
                "/complaints/" + id);
    }
}
