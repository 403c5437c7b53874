package io.careflow.messaging.policy;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What counts against caps. Whoever counts holds the customer's row, so that two never count past each other. */
@Component
class SentMessages {

    private final JdbcClient jdbc;

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else counts this customer's messages until the transaction ends. */
    void lock(UUID customer) {
        jdbc.sql("select id from customer where id = ? for no key update")
                .param(customer)
                .query(UUID.class)
                .optional();
    }

    /**
     * When the other messages to a customer for the purpose left, the oldest first; what may have left counts, and what is
     * about the same record does not.
     *
     * @param waitingToo whether those that wait count, too, for when they are to leave
     * @param replaced whether one that was put off counts as gone when this one takes its place
     */
    List<Instant> others(UUID customer, IntendedMessage message, Instant since, boolean waitingToo, boolean replaced) {
        return jdbc.sql("""
                        select at from (
                            select coalesce(accepted_at, cleared_at, next_attempt_at) as at from message
                            where customer_id = :customer and purpose = :purpose and id <> :id
                                and (status in ('accepted', 'delivered', 'unknown')
                                    or status = 'claimed' and cleared_at is not null
                                    or :waiting and status in ('planned', 'claimed'))
                                and (cast(:subject as uuid) is null or subject_id is distinct from :subject)
                                and not (:replaced and status = 'planned' and put_off_to is not null
                                    and template = :template and channel = :channel
                                    and complaint_id is not distinct from cast(:complaint as uuid))) counted
                        where at > :since order by at""")
                .param("customer", customer)
                .param("purpose", message.purpose().text())
                .param("id", message.id())
                .param("waiting", waitingToo)
                .param("replaced", replaced)
                .param("template", message.template())
                .param("channel", message.channel().text())
                .param("complaint", message.subject().complaintId())
                .param("subject", message.subject().subjectId())
                .param("since", timestamp(since))
                .query((row, i) -> instant(row, "at"))
                .list();
    }

    /** From now on it counts, although no provider has it yet. */
    void clear(UUID message, Instant at) {
        jdbc.sql("update message set cleared_at = ? where id = ?")
                .params(timestamp(at), message)
                .update();
    }
}
