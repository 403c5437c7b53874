package io.careflow.messaging.link;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.messaging.policy.ContactDecisions;
import io.careflow.platform.SqlTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers choose by a link. The link is used up by saving, not by looking. */
@Service
class PreferenceChoices {

    private static final Duration SHOWN = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final LinkedMessages messages;
    private final Customers customers;
    private final Consents consents;
    private final ContactDecisions decisions;
    private final Clock clock;

    PreferenceChoices(
            JdbcClient jdbc,
            LinkedMessages messages,
            Customers customers,
            Consents consents,
            ContactDecisions decisions,
            Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.customers = customers;
        this.consents = consents;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @param usedAt when something was saved with the link; null for never */
    record Holder(Customer customer, Instant usedAt) {}

    private record Row(UUID customer, Instant usedAt) {}

    /** Whose link it is; empty when it is nobody's, or they were erased. */
    Optional<Holder> holder(UUID link) {
        var row = jdbc.sql("select customer_id, used_at from preference_link where id = ?")
                .param(link)
                .query((each, i) ->
                        new Row(each.getObject("customer_id", UUID.class), SqlTime.instant(each, "used_at")))
                .optional();
        if (row.isPresent()) {
            return customers
                    .findUnscoped(row.get().customer())
                    .filter(customer -> customer.erasedAt() == null)
                    .map(customer -> new Holder(customer, row.get().usedAt()));
        }
        return messages.find(link).map(message -> new Holder(message.customer(), null));
    }

    /** Whether something was saved with the link so lately that what was saved is still shown: in the other language, say. */
    boolean savedLately(Holder holder) {
        return holder.usedAt() != null
                && clock.instant().isBefore(holder.usedAt().plus(SHOWN));
    }

    /** What a customer can choose among, as it stands. */
    List<PreferenceOption> options(Customer customer) {
        return PreferenceOption.of(
                customer,
                consents.of(customer.id()).effective(),
                (purpose, channel) -> decisions.needsConsent(purpose, channel, customer));
    }

    /**
     * Uses the link up and records what was said with it.
     *
     * @return false when it had been used already: nothing is recorded then
     */
    @Transactional
    public boolean save(UUID link, UUID customer, List<NewStatement> said) {
        var now = SqlTime.timestamp(clock.instant());
        var first = jdbc.sql("""
                        insert into preference_link (id, customer_id, created_at, created_by, used_at)
                        values (?, ?, ?, 'system', ?)
                        on conflict (id) do update set used_at = excluded.used_at
                        where preference_link.used_at is null""").params(link, customer, now, now).update() == 1;
        if (first) {
            consents.record(customer, said);
        }
        return first;
    }
}
