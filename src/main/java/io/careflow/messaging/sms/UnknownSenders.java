package io.careflow.messaging.sms;

import io.careflow.customer.ContactKind;
import io.careflow.messaging.UnknownSenderSms;
import io.careflow.platform.SqlTime;
import io.careflow.platform.protection.BlindIndex;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was written by people whom nobody knows by their number, encrypted, until somebody has seen to it. */
@Component
public class UnknownSenders {

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final BlindIndex index;

    UnknownSenders(JdbcClient jdbc, FieldEncryption encryption, BlindIndex index) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.index = index;
    }

    record Kept(UUID id, Instant receivedAt, ReceivedSms sms) {}

    void keep(UUID id, ReceivedSms sms) {
        jdbc.sql("update incoming_sms set kind = ?, sender = ?, sender_hash = ?, words = ? where id = ?")
                .params(
                        sms.kind().name().toLowerCase(Locale.ROOT),
                        encryption.encrypt(sms.from(), sender(id)),
                        hash(sms.from()),
                        encryption.encrypt(sms.text(), words(id)),
                        id)
                .update();
    }

    /** What waits, the newest first, at most so many; after the one with the id, which may be null. */
    public List<UnknownSenderSms> newest(UUID before, int most) {
        return jdbc
                .sql(
                        "select * from incoming_sms where sender is not null and (cast(:before as uuid) is null or id < :before)"
                                + " order by id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query((row, i) -> kept(row))
                .list()
                .stream()
                .map(kept -> new UnknownSenderSms(
                        kept.id(),
                        kept.receivedAt(),
                        kept.sms().from(),
                        kept.sms().text()))
                .toList();
    }

    /** Whether it waits; nobody else sees to it until the transaction ends then. */
    public boolean lock(UUID id) {
        return locked(id).isPresent();
    }

    Optional<Kept> locked(UUID id) {
        return jdbc.sql("select * from incoming_sms where id = ? and sender is not null for no key update")
                .param(id)
                .query((row, i) -> kept(row))
                .optional();
    }

    /** What these numbers sent. */
    List<Kept> of(Collection<String> numbers) {
        return numbers.stream()
                .flatMap(number -> index.hashes(ContactKind.PHONE.code(), number).stream())
                .flatMap(hash -> jdbc
                        .sql("select * from incoming_sms where sender_hash = ? order by id")
                        .param(hash)
                        .query((row, i) -> kept(row))
                        .list()
                        .stream())
                .toList();
    }

    /** Forgets who wrote it and what; that it came stays, so that it does not come again. */
    public void forget(UUID id) {
        jdbc.sql("update incoming_sms set kind = null, sender = null, sender_hash = null, words = null where id = ?")
                .param(id)
                .update();
    }

    private Kept kept(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Kept(
                id,
                SqlTime.instant(row, "received_at"),
                new ReceivedSms(
                        row.getString("provider_id"),
                        encryption.decrypt(row.getBytes("sender"), sender(id)),
                        ReceivedSms.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        encryption.decrypt(row.getBytes("words"), words(id))));
    }

    byte[] hash(String number) {
        return index.hash(ContactKind.PHONE.code(), number);
    }

    static String sender(UUID id) {
        return "incoming_sms.sender:" + id;
    }

    static String words(UUID id) {
        return "incoming_sms.words:" + id;
    }
}
