package io.careflow.revisit;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.ContactKind;
import io.careflow.customer.Timeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is known of many customers for the question whether they are to be revisited. */
@Component
class RevisitCandidates {

    private static final String SQL = """
            select c.id, c.tier, c.value_segment, c.lifecycle, c.owner_group, c.preferred_channel, c.created_at,
                (select i.at from interaction i where i.customer_id = c.id and i.at <= :now and\s""" + Timeline.IS_CONTACT + """
                    order by i.at desc limit 1) as last_contact,
                exists (select 1 from contact k where k.customer_id = c.id and k.kind = 'email'
                    and k.validity in ('usable', 'unconfirmed')) as has_email,
                exists (select 1 from contact k where k.customer_id = c.id and k.kind = 'phone'
                    and k.validity in ('usable', 'unconfirmed')) as has_phone,
                r.id is not null and r.closed_at is null as is_open, r.next_on, r.closed_at, r.opened_at
            from customer c left join lateral (
                select * from revisit where customer_id = c.id order by closed_at is null desc, opened_at desc limit 1) r
                on true
            where c.id = any (:customers) and c.merged_into is null and c.erased_at is null""";

    private final JdbcClient jdbc;

    RevisitCandidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody who may be revisited.
     *
     * @param ownerGroup null for none
     * @param known since when the record is there
     * @param lastContact null when there never was any
     * @param reachable by which kinds of contact
     * @param open whether a revisit is under way
     * @param nextOn what was agreed in the last revisit; null for nothing
     * @param lastRevisit when the last one ended; null when there was none, or one is open
     */
    record Candidate(
            UUID id,
            String tier,
            String valueSegment,
            String lifecycle,
            String ownerGroup,
            String preferredChannel,
            Instant known,
            Instant lastContact,
            Set<ContactKind> reachable,
            boolean open,
            LocalDate nextOn,
            Instant lastRevisit) {}

    List<Candidate> of(Collection<UUID> customers, Instant now) {
        return jdbc.sql(SQL)
                .param("now", timestamp(now))
                .param("customers", customers.toArray(UUID[]::new))
                .query(RevisitCandidates::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet row, int i) throws SQLException {
        var reachable = EnumSet.noneOf(ContactKind.class);
        if (row.getBoolean("has_email")) {
            reachable.add(ContactKind.EMAIL);
        }
        if (row.getBoolean("has_phone")) {
            reachable.add(ContactKind.PHONE);
        }
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getString("tier"),
                row.getString("value_segment"),
                row.getString("lifecycle"),
                row.getString("owner_group"),
                row.getString("preferred_channel"),
                instant(row, "created_at"),
                instant(row, "last_contact"),
                reachable,
                row.getBoolean("is_open"),
                row.getObject("next_on", LocalDate.class),
                instant(row, "closed_at"));
    }
}
