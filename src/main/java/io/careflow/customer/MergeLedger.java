package io.careflow.customer;

import static io.careflow.platform.SqlTime.instant;

import io.careflow.platform.Ids;
import io.careflow.platform.Staff;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was merged, what that changed, and which rows it moved. */
@Component
class MergeLedger {

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    MergeLedger(JdbcClient jdbc, FieldEncryption encryption, JsonMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is said of a survivor.
     *
     * @param details without contacts
     */
    record Said(ObjectNode details, List<Contact> contacts) {}

    /** A table whose rows follow their customer. */
    private record Table(String name, String key, String keyType) {}

    UUID write(UUID survivor, UUID merged, String reason, Said before, Said after) {
        var id = ids.next();
        jdbc.sql("insert into customer_merge (id, survivor_id, merged_id, at, actor, reason, before, after)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        survivor,
                        merged,
                        now(),
                        Staff.current().name(),
                        reason,
                        encrypted("before", id, before),
                        encrypted("after", id, after))
                .update();
        return id;
    }

    /** Moves every row of the merged one to the survivor and remembers it. */
    void move(UUID merge, UUID merged, UUID survivor) {
        for (var table : tables()) {
            jdbc.sql("with moved as (update %s set customer_id = :survivor where customer_id = :merged returning %s)"
                                    .formatted(table.name(), table.key())
                            + " insert into customer_merge_row (merge_id, table_name, row_key)"
                            + " select :merge, :name, cast(moved.%s as text) from moved".formatted(table.key()))
                    .param("survivor", survivor)
                    .param("merged", merged)
                    .param("merge", merge)
                    .param("name", table.name())
                    .update();
        }
    }

    /** Moves the rows back that the survivor still has. */
    void moveBack(UUID merge, UUID survivor, UUID merged) {
        for (var table : tables()) {
            jdbc.sql("update %1$s set customer_id = :merged from customer_merge_row moved where moved.merge_id = :merge"
                                    .formatted(table.name())
                            + " and moved.table_name = :name and %1$s.%2$s = cast(moved.row_key as %3$s)"
                                    .formatted(table.name(), table.key(), table.keyType())
                            + " and %1$s.customer_id = :survivor".formatted(table.name()))
                    .param("merged", merged)
                    .param("merge", merge)
                    .param("name", table.name())
                    .param("survivor", survivor)
                    .update();
        }
    }

    void close(UUID merge, String reason) {
        jdbc.sql("update customer_merge set undone_at = ?, undone_by = ?, undone_reason = ? where id = ?")
                .params(now(), Staff.current().name(), reason, merge)
                .update();
    }

    /** What a survivor said before a merge; empty when that was erased. */
    Optional<Said> before(UUID merge) {
        return said("before", merge);
    }

    /** What a merge made of what a survivor said; empty when that was erased. */
    Optional<Said> after(UUID merge) {
        return said("after", merge);
    }

    /** The merge that holds two records together. */
    Optional<Merge> inForce(UUID survivor, UUID merged) {
        return jdbc.sql("select * from customer_merge where survivor_id = ? and merged_id = ? and undone_at is null")
                .params(survivor, merged)
                .query(MergeLedger::merge)
                .optional();
    }

    /** What a record was merged with, undone ones too, newest first. */
    List<Merge> of(UUID customer) {
        return jdbc.sql("select * from customer_merge where survivor_id = ? or merged_id = ? order by id desc")
                .params(customer, customer)
                .query(MergeLedger::merge)
                .list();
    }

    private List<Table> tables() {
        return jdbc.sql("""
                        select tgrelid::regclass::text as name, attname as key, atttypid::regtype::text as type
                        from pg_trigger
                        join pg_index on indrelid = tgrelid and indisprimary
                        join pg_attribute on attrelid = tgrelid and attnum = indkey[0]
                        where tgfoid = 'customer_rows_follow'::regproc order by name""")
                .query((row, i) -> new Table(row.getString("name"), row.getString("key"), row.getString("type")))
                .list();
    }

    private Optional<Said> said(String column, UUID merge) {
        return jdbc.sql("select " + column + " from customer_merge where id = ?")
                .param(merge)
                .query((row, i) -> Optional.ofNullable(row.getBytes(1)))
                .single()
                .map(value -> json.readValue(encryption.decrypt(value, place(column, merge)), Said.class));
    }

    private byte[] encrypted(String column, UUID merge, Said said) {
        return encryption.encrypt(json.writeValueAsString(said), place(column, merge));
    }

    static String place(String column, UUID merge) {
        return "customer_merge." + column + ":" + merge;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Merge merge(ResultSet row, int i) throws SQLException {
        return new Merge(
                row.getObject("id", UUID.class),
                row.getObject("survivor_id", UUID.class),
                row.getObject("merged_id", UUID.class),
                instant(row, "at"),
                row.getString("actor"),
                row.getString("reason"),
                instant(row, "undone_at"),
                row.getString("undone_by"),
                row.getString("undone_reason"));
    }
}
