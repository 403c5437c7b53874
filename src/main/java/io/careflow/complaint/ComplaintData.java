package io.careflow.complaint;

import io.careflow.customer.PersonalData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer complained of. Times, category and outcome stay for the figures; their words do not. */
@Component
@Order(3)
class ComplaintData implements PersonalData {

    private final JdbcClient jdbc;

    ComplaintData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "complaints";
    }

    @Override
    public void export(UUID customerId, Consumer<Object> to) {
        var rows = new ArrayList<Map<String, Object>>();
        jdbc.sql("""
                        select id, reference, channel, subject, description, category, severity, tier, status,
                            occurred_at, received_at, first_responded_at, resolved_at, closed_at, satisfied, outcome,
                            cause, compensation, reopenings, external_id
                        from complaint where customer_id = ? order by id""").param(customerId).query().listOfRows().forEach(row -> {
            var known = new LinkedHashMap<String, Object>();
            row.forEach((name, value) -> {
                if (value != null) {
                    known.put(name, value instanceof java.sql.Timestamp at ? at.toInstant() : value);
                }
            });
            rows.add(known);
        });
        rows.forEach(to);
    }

    @Override
    public Optional<Hindrance> hindrance(UUID customerId) {
        return jdbc.sql("""
                        select reference from complaint
                        where customer_id = ? and status not in ('CLOSED', 'WITHDRAWN') order by id limit 1""")
                .param(customerId)
                .query(String.class)
                .optional()
                .map(reference -> new Hindrance("open-complaint", reference));
    }

    @Override
    public void erase(UUID customerId) {
        // The digest is of all that the request said.
        jdbc.sql("""
                        update complaint set subject = '', description = '', request_digest = '', version = version + 1
                        where customer_id = ?""").param(customerId).update();
    }
}
