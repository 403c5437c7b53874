package io.careflow.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of old entries of timelines, among them the texts of messages. That something happened stays. */
@Component
class InteractionTextRetention implements RetentionRule {

    private final JdbcClient jdbc;

    InteractionTextRetention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "interaction-texts";
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql("""
                        update interaction set text = null, arguments = '{}' where id in (
                            select id from interaction where text is not null and at < ? order by at limit ?)""").params(before.atOffset(ZoneOffset.UTC), most).update();
    }
}
