package io.careflow.messaging.dispatch;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written about a complaint by mail, by us and the customer, so that mail programs show it together. */
@Component
class MailThreads {

    /** Long threads need not be named whole (RFC 5322, 3.6.4). */
    private static final int LONGEST = 20;

    private final JdbcClient jdbc;

    MailThreads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The Message-IDs of the mails before a message, the oldest first.
     *
     * @param complaint null for none
     */
    List<String> before(UUID message, UUID complaint) {
        if (complaint == null) {
            return List.of();
        }
        return jdbc.sql("""
                        select mail_id from (
                            select mail_id, at from (
                                select provider_id as mail_id, accepted_at as at from message
                                where complaint_id = :complaint and channel = 'email' and provider_id is not null
                                    and accepted_at is not null and id <> :message
                                union all select mail_id, received_at from incoming_mail
                                where complaint_id = :complaint and kind = 'reply' and mail_id is not null) mails
                            order by at desc, mail_id desc limit :longest) latest
                        order by at, mail_id""")
                .param("complaint", complaint)
                .param("message", message)
                .param("longest", LONGEST)
                .query(String.class)
                .list();
    }
}
