package io.careflow.messaging.dispatch;

import static io.careflow.platform.SqlTime.instant;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.MessagingSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which process may give which message to its provider. */
@Component
class Claims {

    private static final String MESSAGE =
            "id, channel, template, purpose, customer_id, complaint_id, subject_id, locale, claimed_by, attempts, said,"
                    + " created_at, coalesce(put_off_to, created_at) as due_at,"
                    + " exists (select 1 from message_document where message_id = message.id) as brings_documents";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MessagingSettings settings;

    Claims(JdbcClient jdbc, Clock clock, MessagingSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Claims due messages of a channel, those that are due longest first; others' claims are passed over. */
    List<ClaimedMessage> claim(Channel channel, int most) {
        var now = now();
        return jdbc.sql("update message set status = 'claimed', claimed_by = ?, claimed_at = ?, attempts = attempts + 1"
                        + " where id in (select id from message where status = 'planned' and channel = ?"
                        + " and next_attempt_at <= ? order by next_attempt_at limit ? for update skip locked)"
                        + " returning " + MESSAGE)
                .params(settings.instance(), now, channel.text(), now, most)
                .query(Claims::message)
                .list();
    }

    /** How fast messages of a channel may be claimed. */
    Pace pace(Channel channel) {
        return new Pace(jdbc, channel, settings);
    }

    /** What this process claimed before it ended without an answer. Only to be asked before it claims anything. */
    List<ClaimedMessage> ofEarlierRun(Channel channel) {
        return jdbc.sql("select " + MESSAGE + " from message where status = 'claimed' and channel = ?"
                        + " and claimed_by = ?")
                .params(channel.text(), settings.instance())
                .query(Claims::message)
                .list();
    }

    /** What other processes claimed so long ago that they must have ended without an answer. */
    List<ClaimedMessage> abandoned(Channel channel) {
        return jdbc.sql("select " + MESSAGE + " from message where status = 'claimed' and channel = ?"
                        + " and claimed_by <> ? and claimed_at < ?")
                .params(
                        channel.text(),
                        settings.instance(),
                        clock.instant().minus(settings.lease()).atOffset(ZoneOffset.UTC))
                .query(Claims::message)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ClaimedMessage message(ResultSet row, int number) throws SQLException {
        return new ClaimedMessage(
                row.getObject("id", UUID.class),
                Channel.of(row.getString("channel")),
                row.getString("template"),
                Purpose.of(row.getString("purpose")),
                new MessageSubject(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("complaint_id", UUID.class),
                        row.getObject("subject_id", UUID.class)),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("claimed_by"),
                row.getInt("attempts"),
                row.getBytes("said"),
                instant(row, "created_at"),
                instant(row, "due_at"),
                row.getBoolean("brings_documents"));
    }
}
