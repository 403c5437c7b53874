package io.careflow.customer.consent;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers agreed to. Statements are added, never changed; those of merged records count together. */
@Service
public class Consents {

    private final JdbcClient jdbc;
    private final CustomerVisibility visibility;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;
    private final Validator validator;

    Consents(
            JdbcClient jdbc,
            CustomerVisibility visibility,
            Timeline timeline,
            AuditTrail audit,
            Ids ids,
            Clock clock,
            Validator validator) {
        this.jdbc = jdbc;
        this.visibility = visibility;
        this.timeline = timeline;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.validator = validator;
    }

    /**
     * A customer's consents.
     *
     * @param effective the statement that holds, for each channel and purpose of which anything was said
     * @param history everything that was said, the last recorded first
     */
    public record Overview(List<ConsentStatement> effective, List<ConsentStatement> history) {}

    /**
     * What a customer agreed to.
     *
     * @throws ProblemException 404 when there is no such customer for whoever is logged in
     */
    public Overview of(UUID customer) {
        var history = history(visibility.standing(customer));
        return new Overview(EffectiveConsent.ofEach(history), history);
    }

    /** What holds of being told something; empty where the customer said nothing. For the system's own steps, unscoped. */
    public Optional<ConsentState> state(UUID customer, ConsentChannel channel, Purpose purpose) {
        var said = jdbc.sql("select * from consent where customer_id = customer_survivor(?) and channel = ?"
                        + " and purpose = ?")
                .params(customer, channel.code(), purpose.text())
                .query(Consents::statement)
                .list();
        return EffectiveConsent.of(said).map(ConsentStatement::state);
    }

    /**
     * By which channels customers said they want to be told nothing for a purpose; who is missing said that of none. For the
     * system's own steps, unscoped.
     *
     * @param customers ids of live records
     */
    public Map<UUID, Set<ConsentChannel>> optedOut(Collection<UUID> customers, Purpose purpose) {
        var closed = new HashMap<UUID, Set<ConsentChannel>>();
        states(customers, purpose)
                .forEach((customer, said) -> said.forEach((channel, state) -> {
                    if (state == ConsentState.OPTED_OUT) {
                        closed.computeIfAbsent(customer, first -> EnumSet.noneOf(ConsentChannel.class))
                                .add(channel);
                    }
                }));
        return closed;
    }

    /**
     * What holds of being told something, by customer and channel; who said nothing is missing. For the system's own
     * steps, unscoped.
     *
     * @param customers none of them merged into another
     */
    public Map<UUID, Map<ConsentChannel, ConsentState>> states(Collection<UUID> customers, Purpose purpose) {
        record Said(UUID customer, ConsentStatement statement) {}
        return jdbc
                .sql("select * from consent where customer_id = any (?) and purpose = ?")
                .params(customers.toArray(UUID[]::new), purpose.text())
                .query((row, i) -> new Said(row.getObject("customer_id", UUID.class), statement(row, i)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Said::customer,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Said::statement, Collectors.toList()),
                                said -> EffectiveConsent.ofEach(said).stream()
                                        .collect(Collectors.toMap(
                                                ConsentStatement::channel, ConsentStatement::state)))));
    }

    /**
     * Records what a customer said. What holds already adds nothing, unless it brings the proof that was missing.
     *
     * @throws ConstraintViolationException when a statement is malformed; none is recorded then
     * @throws ProblemException 404 when there is no such customer for whoever is logged in, 400 when a statement lacks its
     *     proof or is in the future
     */
    @Transactional
    public Overview record(UUID id, List<NewStatement> statements) {
        statements.forEach(this::check);
        var customer = visibility.standing(id);
        statements.forEach(statement -> record(customer, statement));
        return of(customer);
    }

    private void check(NewStatement statement) {
        var violations = validator.validate(statement);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        if (statement.state() == ConsentState.OPTED_IN && statement.proof() == null) {
            throw ProblemException.invalid("proof", "is needed for opting in: what was the customer shown, or said?");
        }
        if (statement.at() != null && statement.at().isAfter(clock.instant())) {
            throw ProblemException.invalid("at", "is in the future");
        }
    }

    private void record(UUID customer, NewStatement said) {
        var before = EffectiveConsent.of(history(customer).stream()
                .filter(known -> known.channel() == said.channel() && known.purpose() == said.purpose())
                .toList());
        if (before.filter(holds -> holds.state() == said.state() && (holds.proof() != null || said.proof() == null))
                .isPresent()) {
            return;
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into consent (id, customer_id, channel, purpose, state, at, source, proof, recorded_at,"
                        + " recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        ids.next(),
                        customer,
                        said.channel().code(),
                        said.purpose().text(),
                        said.state().code(),
                        said.at() == null ? now : said.at().atOffset(ZoneOffset.UTC),
                        said.source(),
                        said.proof(),
                        now,
                        actor())
                .update();
        timeline.record(NewInteraction.of(
                        customer,
                        "consent",
                        "customer.consent." + said.purpose().text() + "."
                                + said.state().code())
                .over(said.channel().code(), Direction.INBOUND)
                .at(said.at())
                .withText(said.proof()));
        audit.record("change-consent", "customer", customer.toString());
    }

    /** A reply to an SMS or a click on a link is recorded by the system. */
    private static String actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "system" : authentication.getName();
    }

    private List<ConsentStatement> history(UUID customer) {
        return jdbc.sql("select * from consent where customer_id = ? order by id desc")
                .param(customer)
                .query(Consents::statement)
                .list();
    }

    private static ConsentStatement statement(ResultSet row, int i) throws SQLException {
        return new ConsentStatement(
                row.getObject("id", UUID.class),
                ConsentChannel.of(row.getString("channel")),
                Purpose.of(row.getString("purpose")),
                ConsentState.of(row.getString("state")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getString("proof"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
