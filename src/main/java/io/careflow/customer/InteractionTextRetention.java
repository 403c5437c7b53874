package io.careflow.customer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of old entries of timelines, among them the texts of messages. That something happened stays. */
@Component
class InteractionTextRetention extends RetentionStatement {

    InteractionTextRetention(JdbcClient jdbc) {
        super(jdbc, "interaction-texts", """
                        update interaction set text = null, arguments = '{}' where id in (
                            select id from interaction where text is not null and at < ? order by at limit ?)""");
    }
}
