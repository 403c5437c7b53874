package io.careflow.planning;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers there are, neither merged into another nor erased, page by page. */
@Component
public class LiveCustomers {

    static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;

    LiveCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next ones in the order of their ids. */
    public List<UUID> after(UUID id, int most) {
        return jdbc.sql("select id from customer where id > ? and merged_into is null and erased_at is null"
                        + " order by id limit ?")
                .params(id, most)
                .query(UUID.class)
                .list();
    }

    /** Those of some customers that are live. */
    Set<UUID> of(Collection<UUID> customers) {
        return new HashSet<>(
                jdbc.sql("select id from customer where id = any (?) and merged_into is null and erased_at is null")
                        .param(customers.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }
}
