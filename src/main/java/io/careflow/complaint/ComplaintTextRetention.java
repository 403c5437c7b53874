package io.careflow.complaint;

import io.careflow.customer.RetentionRule;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of complaints that were closed or taken back long ago. Category, times and outcome stay. */
@Component
class ComplaintTextRetention implements RetentionRule {

    private final JdbcClient jdbc;

    ComplaintTextRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "complaint-texts";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("""
                        update complaint set subject = '', description = '', request_digest = '', version = version + 1
                        where id in (select id from complaint
                            where closed_at < ? and description <> '' order by closed_at limit ?)""").params(before.atOffset(ZoneOffset.UTC), most).update();
    }
}
