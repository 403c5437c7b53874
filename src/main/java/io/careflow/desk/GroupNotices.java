package io.careflow.desk;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What groups of staff are told, and who took note of it. Everybody sees the notices of their own groups. */
@Service
public class GroupNotices {

    /** More than these are not counted. */
    public static final int MOST_COUNTED = 100;

    private static final int PAGE_SIZE = 50;
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    GroupNotices(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Tells a group, once for what it is told of, in the transaction in which that happens. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(GroupNotice notice) {
        jdbc.sql("""
                        insert into group_notice (id, group_name, complaint_id, summary, at) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(
                        notice.id(),
                        notice.group(),
                        notice.complaintId(),
                        notice.summary(),
                        notice.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The complaint is over: nobody has to take note any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(UUID complaintId) {
        jdbc.sql("""
                        update group_notice set acknowledged_by = 'system', acknowledged_at = ?
                        where complaint_id = ? and acknowledged_at is null""").params(now(), complaintId).update();
    }

    /**
     * A page of the notices to the reader's groups, newest first.
     *
     * @param openOnly only those that nobody has taken note of
     * @param page cursor of the page before; null or blank for the first
     * @throws ProblemException 400 for a page that is none
     */
    public Page<GroupNotice> list(boolean openOnly, String page) {
        var rows = jdbc.sql("select * from group_notice where group_name = any(?) and id < ?"
                        + (openOnly ? " and acknowledged_at is null" : "")
                        + " order by id desc limit ?")
                .params(myGroups(), Page.after(page).orElse(LAST), PAGE_SIZE + 1)
                .query(GroupNotices::notice)
                .list();
        return Page.of(rows, PAGE_SIZE, last -> last.id().toString());
    }

    /** How many notices wait for somebody of the reader's groups, at most {@link #MOST_COUNTED}. */
    public int open() {
        return jdbc.sql("""
                        select count(*) from (select 1 from group_notice
                        where group_name = any(?) and acknowledged_at is null limit ?) waiting""")
                .params(myGroups(), MOST_COUNTED)
                .query(Integer.class)
                .single();
    }

    /**
     * Takes note for the group. The first who does is kept.
     *
     * @throws ProblemException 404 when there is no such notice to a group of the reader's
     */
    @Transactional
    public GroupNotice acknowledge(UUID id) {
        var staff = Staff.current();
        var changed = jdbc.sql("""
                        update group_notice set acknowledged_by = ?, acknowledged_at = ?
                        where id = ? and group_name = any(?) and acknowledged_at is null""").params(staff.name(), now(), id, myGroups()).update();
        if (changed == 1) {
            audit.record("acknowledge", "notice", id.toString());
        }
        return jdbc.sql("select * from group_notice where id = ? and group_name = any(?)")
                .params(id, myGroups())
                .query(GroupNotices::notice)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no such notice to a group of yours."));
    }

    private static String[] myGroups() {
        return Staff.current().groups().toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static GroupNotice notice(ResultSet row, int number) throws SQLException {
        var acknowledgedAt = row.getObject("acknowledged_at", OffsetDateTime.class);
        return new GroupNotice(
                row.getObject("id", UUID.class),
                row.getString("group_name"),
                row.getObject("complaint_id", UUID.class),
                row.getString("summary"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("acknowledged_by"),
                acknowledgedAt == null ? null : acknowledgedAt.toInstant());
    }
}
