package io.careflow.platform.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Who read or changed what.
 *
 * @param id rises with the time, with gaps
 * @param at when
 * @param actor login name, or {@code system}
 * @param action a verb: {@code read}, {@code claim}
 * @param subjectType kind of the record
 * @param subjectId its id
 */
public record AuditEntry(long id, Instant at, String actor, String action, String subjectType, String subjectId) {

    static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"));
    }

    /** What its seal is of: its place, the seal before, and everything it says, each part with its length. */
    byte[] sealed(AuditHead before) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(before.position() + 1);
            out.writeInt(before.seal().length);
            out.write(before.seal());
            out.writeLong(id);
            out.writeLong(at.getEpochSecond());
            out.writeInt(at.getNano());
            for (var text : new String[] {actor, action, subjectType, subjectId}) {
                var utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
