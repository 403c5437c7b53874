package io.careflow.messaging.inbox;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails of ours that others answer to. */
@Component
class AnsweredMessages {

    private final JdbcClient jdbc;

    AnsweredMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param complaintId null for none
     * @param subjectId record of another flow; null for none
     * @param providerId its Message-ID; null when it is not known to have been sent
     */
    record Answered(UUID id, UUID customerId, UUID complaintId, UUID subjectId, String providerId) {

        /** The record that it is about; null for none. */
        UUID about() {
            return complaintId == null ? subjectId : complaintId;
        }
    }

    /** The first of these ids that is a mail of ours to somebody who was not erased. */
    Optional<Answered> first(Collection<UUID> ids) {
        for (var id : ids) {
            var found = jdbc.sql("""
                            select message.id, message.customer_id, message.complaint_id,
                                message.subject_id, message.provider_id
                            from message
                            join customer on customer.id = customer_survivor(message.customer_id)
                            where message.id = ? and channel = 'email' and customer.erased_at is null""").param(id).query(Answered.class).optional();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
