package io.careflow.customer;

import io.careflow.platform.protection.FieldEncryption;
import io.careflow.platform.protection.ProtectedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the encrypted columns of customers under the primary key. */
@Component
class CustomerRenewal implements ProtectedRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final FieldEncryption encryption;

    CustomerRenewal(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.encryption = encryption;
    }

    @Override
    public String table() {
        return "customer";
    }

    @Override
    public Renewed renew(UUID after, int most) {
        var rows = jdbc.sql("select id, birthday, addresses, as_given from customer where id > ?"
                        + " order by id limit ? for update skip locked")
                .params(after, most)
                .query((row, i) -> row(row))
                .list();
        var changed = rows.stream()
                .filter(row -> !Arrays.deepEquals(row.before(), row.fresh()))
                .map(Row::fresh)
                .toList();
        batches.batchUpdate("update customer set birthday = ?, addresses = ?, as_given = ? where id = ?", changed);
        return new Renewed(rows.isEmpty() ? null : rows.getLast().id(), changed.size());
    }

    private Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var before = new Object[] {row.getBytes("birthday"), row.getBytes("addresses"), row.getBytes("as_given"), id};
        return new Row(id, before, new Object[] {
            encryption.renewed((byte[]) before[0], CustomerRows.place("birthday", id)),
            encryption.renewed((byte[]) before[1], CustomerRows.place("addresses", id)),
            encryption.renewed((byte[]) before[2], CustomerRows.place("as_given", id)),
            id
        });
    }

    private record Row(UUID id, Object[] before, Object[] fresh) {}
}
