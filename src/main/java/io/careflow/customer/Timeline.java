package io.careflow.customer;

import io.careflow.platform.Ids;
import io.careflow.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/** What happened with each customer, newest first. Entries are added, never changed; nobody reads those of customers
 * whom they may not see. */
@Service
public class Timeline {

    static final int PAGE_SIZE = 50;

    /** A condition in SQL on rows of {@code interaction i}: the company and the customer spoke or wrote to each other. */
    public static final String IS_CONTACT =
            "(i.direction is not null or i.kind in ('call', 'visit', 'mail', 'sms', 'chat', 'letter', 'offer'))";

    private static final String INSERT = "insert into interaction (id, customer_id, complaint_id, at, kind, channel,"
            + " direction, summary, arguments, text, actor) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final CustomerVisibility visibility;
    private final Ids ids;
    private final Clock clock;

    Timeline(JdbcClient jdbc, JdbcTemplate batches, CustomerVisibility visibility, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.visibility = visibility;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds an entry, in the caller's transaction; without words when the customer was erased meanwhile.
     *
     * @return its id
     */
    public UUID record(NewInteraction interaction) {
        var id = ids.next();
        jdbc.sql(INSERT).params(row(id, interaction)).update();
        return id;
    }

    /** Adds many entries, in the caller's transaction. */
    public void recordAll(Collection<NewInteraction> interactions) {
        batches.batchUpdate(
                INSERT,
                interactions.stream()
                        .map(interaction -> row(ids.next(), interaction))
                        .toList());
    }

    private Object[] row(UUID id, NewInteraction interaction) {
        return new Object[] {
            id,
            interaction.customerId(),
            interaction.complaintId(),
            (interaction.at() == null ? clock.instant() : interaction.at()).atOffset(ZoneOffset.UTC),
            interaction.kind(),
            interaction.channel(),
            interaction.direction() == null ? null : interaction.direction().code(),
            interaction.summary(),
            interaction.arguments().toArray(String[]::new),
            interaction.text(),
            actor()
        };
    }

    /**
     * A page of a customer's timeline, newest first.
     *
     * @param page what the page before gave as {@code next}; null for the first
     * @throws io.careflow.platform.ProblemException 400 when it is no such thing
     */
    public Page<Interaction> ofCustomer(UUID customerId, String page) {
        return ofCustomer(customerId, Set.of(), page);
    }

    /**
     * A page of what happened with a customer of some kinds, newest first.
     *
     * @param kinds what happened ({@code call}) or what it belongs to ({@code complaint}); empty for everything
     * @param page what the page before gave as {@code next}; null for the first
     * @throws io.careflow.platform.ProblemException 400 when it is no such thing
     */
    public Page<Interaction> ofCustomer(UUID customerId, Set<String> kinds, String page) {
        var before = TimeCursor.parse(page);
        var scope = visibility.current();
        var rows = jdbc.sql("select * from interaction where customer_id = :customer and (at, id) < (:at, :id)"
                        + " and " + scope.of("interaction.customer_id")
                        + (kinds.isEmpty() ? "" : " and (kind in (:kinds) or split_part(summary, '.', 1) in (:kinds))")
                        + " order by at desc, id desc limit :most")
                .param("customer", customerId)
                .param("at", before.at())
                .param("id", before.id())
                .param("kinds", kinds)
                .params(scope.parameters())
                .param("most", PAGE_SIZE + 1)
                .query(Timeline::interaction)
                .list();
        return Page.of(
                rows, PAGE_SIZE, last -> TimeCursor.of(last.at(), last.id()).toString());
    }

    /** Everything that belongs to a complaint, newest first. */
    public List<Interaction> ofComplaint(UUID complaintId) {
        var scope = visibility.current();
        return jdbc.sql("select * from interaction where complaint_id = :complaint and "
                        + scope.of("interaction.customer_id") + " order by at desc, id desc")
                .param("complaint", complaintId)
                .params(scope.parameters())
                .query(Timeline::interaction)
                .list();
    }

    private static String actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "system" : authentication.getName();
    }

    private static Interaction interaction(ResultSet row, int i) throws SQLException {
        var direction = row.getString("direction");
        return new Interaction(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("complaint_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("channel"),
                direction == null ? null : Direction.of(direction),
                row.getString("summary"),
                List.of((String[]) row.getArray("arguments").getArray()),
                row.getString("text"),
                row.getString("actor"));
    }
}
