package io.careflow.complaint;

import io.careflow.customer.RetentionStatement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of complaints that were closed or taken back long ago. Category, times and outcome stay. */
@Component
class ComplaintTextRetention extends RetentionStatement {

    ComplaintTextRetention(JdbcClient jdbc) {
        super(jdbc, "complaint-texts", """
                        update complaint set subject = '', description = '', request_digest = '', version = version + 1
                        where id in (select id from complaint
                            where closed_at < ? and description <> '' order by closed_at limit ?)""");
    }
}
