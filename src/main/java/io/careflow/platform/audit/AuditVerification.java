package io.careflow.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.platform.protection.SealKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goes along the chain of seals and says where it is broken first. */
@Component
class AuditVerification {

    private static final int PAGE = 5000;

    private final JdbcClient jdbc;
    private final SealKeys keys;

    AuditVerification(JdbcClient jdbc, SealKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * Verifies every sealed entry.
     *
     * @param noted a head that was noted earlier: the trail must go through it; null for none
     */
    Report verify(AuditHead noted) {
        var last = AuditHead.NONE;
        var page = page(last);
        while (!page.isEmpty()) {
            for (var link : page) {
                var fault = fault(last, link, noted);
                if (fault != null) {
                    return report(last, fault, link);
                }
                last = link.head();
            }
            page = page(last);
        }
        var cut = noted != null && noted.position() > last.position();
        return report(last, cut ? Fault.CUT : null, null);
    }

    private Fault fault(AuditHead before, Link link, AuditHead noted) {
        if (link.head().position() != before.position() + 1) {
            return Fault.MISSING;
        }
        if (!keys.matches(link.head().seal(), link.entry().sealed(before))) {
            return Fault.CHANGED;
        }
        var replaced = noted != null
                && noted.position() == link.head().position()
                && !Arrays.equals(noted.seal(), link.head().seal());
        return replaced ? Fault.CUT : null;
    }

    private List<Link> page(AuditHead after) {
        return jdbc.sql("select * from audit_entry where position > ? order by position limit ?")
                .params(after.position(), PAGE)
                .query(AuditVerification::link)
                .list();
    }

    private Report report(AuditHead last, Fault fault, Link at) {
        var unsealed = jdbc.sql("select count(*) from audit_entry where position is null")
                .query(Long.class)
                .single();
        return new Report(
                fault == null,
                last.position(),
                last.toString(),
                unsealed,
                fault,
                fault == null ? null : last.position() + 1,
                at == null ? null : at.entry());
    }

    private static Link link(ResultSet row, int i) throws SQLException {
        return new Link(AuditEntry.of(row), new AuditHead(row.getLong("position"), row.getBytes("seal")));
    }

    private record Link(AuditEntry entry, AuditHead head) {}

    /** What can be wrong with the trail. */
    enum Fault {
        /** The entry at this position is gone. */
        MISSING,
        /** The entry does not say what was sealed, or stands in another place. */
        CHANGED,
        /** The trail does not go through the head that was noted: it was cut and perhaps went on. */
        CUT
    }

    /**
     * What was found.
     *
     * @param ok whether every sealed entry is as it was sealed, in its place
     * @param verified how many entries are right, from the first on
     * @param head the last of those, to be noted outside the database
     * @param unsealed entries that were written just now; sealed within a second or so
     * @param fault what is wrong; null when nothing is
     * @param position where in the chain it is wrong; null when it is not
     * @param entry what stands there now; null when nothing does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(boolean ok, long verified, String head, long unsealed, Fault fault, Long position, AuditEntry entry) {

        /** In one line. */
        String inWords() {
            if (ok) {
                return "OK: %d entries, head %s, %d not sealed yet".formatted(verified, head, unsealed);
            }
            return "BROKEN at position %d: %s%s. The %d entries before it are right."
                    .formatted(
                            position,
                            switch (fault) {
                                case MISSING -> "an entry is missing";
                                case CHANGED -> "the entry was changed or moved";
                                case CUT -> "the trail does not go through the head that was noted";
                            },
                            entry == null ? "" : " (there is now the entry with id " + entry.id() + ")",
                            verified);
        }
    }
}
