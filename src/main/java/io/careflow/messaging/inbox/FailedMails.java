package io.careflow.messaging.inbox;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.Ids;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.SqlTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails that could not be taken in: tried again a few times, then left to a person, who may have them tried again. */
@Service
public class FailedMails {

    /** How often a mail is tried before it waits for a person. */
    public static final int MOST_ATTEMPTS = 5;

    private static final int PAGE_SIZE = 50;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    FailedMails(JdbcClient jdbc, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A mail that could not be taken in. It lies in the mailbox as it came.
     *
     * @param place which mailbox, and the numbers that the server gave folder and mail
     * @param reason kind of the fault
     * @param attempts how often it was tried; after five nobody tries but a person
     */
    public record FailedMail(UUID id, Instant receivedAt, String place, String reason, int attempts) {}

    /** What is known of mails, by where they lie; those that are to be tried are missing. */
    Map<String, IncomingMails.State> settled(Collection<String> places) {
        return jdbc
                .sql("select place, state from incoming_mail where place = any (?)"
                        + " and (state <> 'failed' or attempts >= ?)")
                .params(places.toArray(String[]::new), MOST_ATTEMPTS)
                .query((row, i) -> Map.entry(row.getString("place"), IncomingMails.State.of(row.getString("state"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /** Notes that a mail could not be taken in; one that was meanwhile is left alone. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(byte[] digest, String place, String reason) {
        jdbc.sql("""
                        insert into incoming_mail (id, digest, place, received_at, state, kind, reason, attempts)
                        values (?, ?, ?, ?, 'failed', 'unread', ?, 1)
                        on conflict (digest) do update set attempts = incoming_mail.attempts + 1,
                            reason = excluded.reason
                        where incoming_mail.state = 'failed'""")
                .params(ids.next(), digest, place, SqlTime.timestamp(clock.instant()), reason)
                .update();
    }

    /** How many there are. */
    public int count() {
        return jdbc.sql("select count(*) from incoming_mail where state = 'failed'")
                .query(Integer.class)
                .single();
    }

    /**
     * A page of them, newest first.
     *
     * @throws ProblemException 400 when {@code page} is no cursor
     */
    public Page<FailedMail> list(UUID before) {
        var rows = jdbc.sql("select * from incoming_mail where state = 'failed' and (?::uuid is null or id < ?::uuid)"
                        + " order by id desc limit ?")
                .params(before, before, PAGE_SIZE + 1)
                .query((row, i) -> new FailedMail(
                        row.getObject("id", UUID.class),
                        SqlTime.instant(row, "received_at"),
                        row.getString("place"),
                        row.getString("reason"),
                        row.getInt("attempts")))
                .list();
        return Page.of(rows, PAGE_SIZE, last -> last.id().toString());
    }

    /** @throws ProblemException 404 when there is no such failed mail */
    @Transactional
    public void retry(UUID id) {
        var reset = jdbc.sql("update incoming_mail set attempts = 0 where id = ? and state = 'failed'")
                .param(id)
                .update();
        if (reset == 0) {
            throw ProblemException.notFound("There is no such mail that failed.");
        }
        audit.record("retry", "incoming-mail", id.toString());
    }
}
