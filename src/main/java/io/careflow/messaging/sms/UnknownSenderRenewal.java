package io.careflow.messaging.sms;

import io.careflow.platform.protection.EncryptedTable;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings unknown senders, their words and the hashes of their numbers under the primary keys. */
@Component
class UnknownSenderRenewal extends EncryptedTable {

    private final UnknownSenders senders;
    private final FieldEncryption encryption;

    UnknownSenderRenewal(JdbcClient jdbc, JdbcTemplate batches, UnknownSenders senders, FieldEncryption encryption) {
        super(
                jdbc,
                batches,
                "incoming_sms",
                "id, sender, words, sender_hash",
                "sender is not null",
                "update incoming_sms set sender = ?, words = ?, sender_hash = ? where id = ?");
        this.senders = senders;
        this.encryption = encryption;
    }

    @Override
    protected Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var sender = row.getBytes("sender");
        var words = row.getBytes("words");
        return new Row(id, new Object[] {sender, words, row.getBytes("sender_hash"), id}, new Object[] {
            encryption.renewed(sender, UnknownSenders.sender(id)),
            encryption.renewed(words, UnknownSenders.words(id)),
            senders.hash(encryption.decrypt(sender, UnknownSenders.sender(id))),
            id
        });
    }
}
