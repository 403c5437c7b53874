package io.careflow.customer;

import static io.careflow.platform.SqlTime.timestamp;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rule of retention that is one statement. */
public abstract class RetentionStatement implements RetentionRule {

    private final JdbcClient jdbc;
    private final String name;
    private final String remove;

    /**
     * What a capability does not keep for ever.
     *
     * @param name as in {@code careflow.retention.<name>}
     * @param remove a statement that removes the oldest first, with two parameters: before when, and how many at most
     */
    protected RetentionStatement(JdbcClient jdbc, String name, String remove) {
        this.jdbc = jdbc;
        this.name = name;
        this.remove = remove;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public int apply(Instant before, int most) {
        return jdbc.sql(remove).params(timestamp(before), most).update();
    }
}
