package io.careflow.platform.protection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table whose rows are read by their ids and written back where a key was not the primary one. */
public abstract class EncryptedTable implements ProtectedRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final String name;
    private final String columns;
    private final String condition;
    private final String update;

    /**
     * @param columns what {@link #row} reads
     * @param update takes the values of {@link Row#fresh}
     */
    protected EncryptedTable(JdbcClient jdbc, JdbcTemplate batches, String name, String columns, String update) {
        this(jdbc, batches, name, columns, "true", update);
    }

    /**
     * @param columns what {@link #row} reads
     * @param condition of the rows that have something encrypted
     * @param update takes the values of {@link Row#fresh}
     */
    protected EncryptedTable(
            JdbcClient jdbc, JdbcTemplate batches, String name, String columns, String condition, String update) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.name = name;
        this.columns = columns;
        this.condition = condition;
        this.update = update;
    }

    @Override
    public String table() {
        return name;
    }

    @Override
    public Renewed renew(UUID after, int most) {
        var rows = jdbc.sql("select " + columns + " from " + name + " where id > ? and " + condition
                        + " order by id limit ? for no key update skip locked")
                .params(after, most)
                .query((row, i) -> row(row))
                .list();
        var changed = rows.stream()
                .filter(row -> !Arrays.deepEquals(row.before(), row.fresh()))
                .map(Row::fresh)
                .toList();
        batches.batchUpdate(update, changed);
        return new Renewed(rows.isEmpty() ? null : rows.getLast().id(), changed.size());
    }

    /** What a row holds and should hold. */
    protected abstract Row row(ResultSet row) throws SQLException;

    /** The values of a row in the order of the update, as they are and as they are under the primary keys. */
    public record Row(UUID id, Object[] before, Object[] fresh) {}
}
