package io.careflow.messaging;

import io.careflow.customer.Customers;
import io.careflow.messaging.link.Links;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import io.careflow.platform.SqlTime;
import io.careflow.platform.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links that staff make for customers who want to say what they are told. */
@Service
public class PreferenceLinks {

    private final Customers customers;
    private final Links links;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    PreferenceLinks(Customers customers, Links links, AuditTrail audit, JdbcClient jdbc, Ids ids, Clock clock) {
        this.customers = customers;
        this.links = links;
        this.audit = audit;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param expiresAt from when on it is good for nothing */
    public record PreferenceLink(String url, Instant expiresAt) {}

    /**
     * A link that its customer can save their preferences with, once.
     *
     * @throws ProblemException 404 when there is no such customer for whoever is logged in, 409 when they were erased
     */
    @Transactional
    public PreferenceLink make(UUID customerId) {
        var customer = customers
                .find(customerId)
                .orElseThrow(() -> ProblemException.notFound("There is no customer " + customerId + "."));
        if (customer.erasedAt() != null) {
            throw ProblemException.conflict("The record was erased: there is nobody to ask.");
        }
        var id = ids.next();
        var now = clock.instant();
        jdbc.sql("insert into preference_link (id, customer_id, created_at, created_by) values (?, ?, ?, ?)")
                .params(
                        id,
                        customer.id(),
                        SqlTime.timestamp(now),
                        Staff.current().name())
                .update();
        audit.record("make-preference-link", "customer", customer.id().toString());
        return new PreferenceLink(links.preferences(id, now), links.preferencesEnd(now));
    }
}
