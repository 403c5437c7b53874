package io.careflow.messaging;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.consent.Purpose;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was meant for the customers whom whoever is logged in may see, and what became of it, newest first. */
@Component
public class Messages {

    private static final int PAGE_SIZE = 50;
    private static final int ALL_OF_A_COMPLAINT = 200;

    private final JdbcClient jdbc;
    private final CustomerVisibility visibility;

    Messages(JdbcClient jdbc, CustomerVisibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    /** The message with this id. */
    public Optional<Message> find(UUID id) {
        var scope = visibility.current();
        return jdbc.sql("select * from message where id = :id and " + scope.of("message.customer_id"))
                .param("id", id)
                .params(scope.parameters())
                .query(Messages::message)
                .optional();
    }

    /** The message with this id and what was decided about it. */
    public Optional<DecidedMessage> decided(UUID id) {
        var scope = visibility.current();
        return jdbc.sql("select * from message where id = :id and " + scope.of("message.customer_id"))
                .param("id", id)
                .params(scope.parameters())
                .query(Messages::decided)
                .optional();
    }

    /** The messages about a complaint, at most the 200 newest. */
    public List<Message> ofComplaint(UUID complaintId) {
        return select(null, complaintId, null, ALL_OF_A_COMPLAINT);
    }

    /** A page of a customer's messages. */
    public Page<Message> ofCustomer(UUID customerId, String page) {
        return list(customerId, null, page);
    }

    /**
     * A page of the ledger.
     *
     * @param customerId only this customer's; null for all
     * @param complaintId only those about this complaint; null for all
     * @param page cursor of an earlier page; null or blank for the first
     * @throws ProblemException 400 when {@code page} is no cursor
     */
    public Page<Message> list(UUID customerId, UUID complaintId, String page) {
        var rows = select(customerId, complaintId, page == null || page.isBlank() ? null : cursor(page), PAGE_SIZE + 1);
        return Page.of(rows, PAGE_SIZE, last -> last.id().toString());
    }

    private List<Message> select(UUID customerId, UUID complaintId, UUID before, int limit) {
        var scope = visibility.current();
        var sql = new StringBuilder("select * from message where ").append(scope.of("message.customer_id"));
        var query = new HashMap<>(scope.parameters());
        narrow(sql, query, "customer_id = customer_survivor(:customer)", "customer", customerId);
        narrow(sql, query, "complaint_id = :complaint", "complaint", complaintId);
        // Ids sort by the time of their making.
        narrow(sql, query, "id < :before", "before", before);
        query.put("limit", limit);
        return jdbc.sql(sql + " order by id desc limit :limit")
                .params(query)
                .query(Messages::message)
                .list();
    }

    private static void narrow(
            StringBuilder sql, Map<String, Object> query, String condition, String name, UUID value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            query.put(name, value);
        }
    }

    private static UUID cursor(String page) {
        try {
            return UUID.fromString(page);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("page", "is not a cursor that this list gave");
        }
    }

    private static DecidedMessage decided(ResultSet row, int number) throws SQLException {
        return new DecidedMessage(message(row, number), MessageDecision.all(row.getString("decisions")));
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        var status = MessageStatus.of(row.getString("status"));
        return new Message(
                row.getObject("id", UUID.class),
                Channel.of(row.getString("channel")),
                row.getString("template"),
                Purpose.of(row.getString("purpose")),
                status,
                row.getObject("customer_id", UUID.class),
                row.getObject("complaint_id", UUID.class),
                instant(row, "created_at"),
                instant(row, "accepted_at"),
                row.getInt("attempts"),
                row.getString("reason"),
                status == MessageStatus.PLANNED ? instant(row, "next_attempt_at") : null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
