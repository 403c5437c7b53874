package io.careflow.messaging;

import static io.careflow.platform.SqlTime.instant;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.consent.Purpose;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was meant for the customers whom whoever is logged in may see, and what became of it, newest first. */
@Component
public class Messages {

    /** More are not counted one by one. */
    public static final int MOST_COUNTED = 100;

    static final String DEAD_LETTERS = "status in ('failed', 'unknown') and settled is null";

    private static final String ANY = "true";
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
        return select(ANY, null, complaintId, null, ALL_OF_A_COMPLAINT);
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
        return page(ANY, customerId, complaintId, page);
    }

    /**
     * A page of the messages that nobody but a person can bring further: that failed, or of which nobody knows whether
     * they were sent, and that nobody dealt with.
     *
     * @param page as for {@link #list}
     * @throws ProblemException 400 when {@code page} is no cursor
     */
    public Page<Message> deadLetters(String page) {
        return page(DEAD_LETTERS, null, null, page);
    }

    /** How many of {@link #deadLetters} there are, at most {@link #MOST_COUNTED}. */
    public int deadLetterCount() {
        return select(DEAD_LETTERS, null, null, null, MOST_COUNTED).size();
    }

    private Page<Message> page(String which, UUID customerId, UUID complaintId, String page) {
        var before = Page.after(page).orElse(null);
        return Page.of(select(which, customerId, complaintId, before, PAGE_SIZE + 1), PAGE_SIZE, last -> last.id()
                .toString());
    }

    private List<Message> select(String which, UUID customerId, UUID complaintId, UUID before, int limit) {
        var scope = visibility.current();
        var sql = new StringBuilder("select * from message where ")
                .append(which)
                .append(" and ")
                .append(scope.of("message.customer_id"));
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

    private static DecidedMessage decided(ResultSet row, int number) throws SQLException {
        var settled = row.getString("settled");
        return new DecidedMessage(
                message(row, number),
                MessageDecision.all(row.getString("decisions")),
                settled == null
                        ? null
                        : new Settlement(
                                Settlement.How.valueOf(settled.toUpperCase(Locale.ROOT)),
                                instant(row, "settled_at"),
                                row.getString("settled_by")));
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
                row.getObject("subject_id", UUID.class),
                instant(row, "created_at"),
                instant(row, "accepted_at"),
                row.getInt("attempts"),
                row.getString("reason"),
                status == MessageStatus.PLANNED ? instant(row, "next_attempt_at") : null);
    }
}
