package io.careflow.survey;

import io.careflow.platform.protection.EncryptedTable;
import io.careflow.platform.protection.FieldEncryption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings what customers answered under the primary key. */
@Component
class AnswerRenewal extends EncryptedTable {

    private final FieldEncryption encryption;

    AnswerRenewal(JdbcClient jdbc, JdbcTemplate batches, FieldEncryption encryption) {
        super(
                jdbc,
                batches,
                "survey",
                "id, answers",
                "answers is not null",
                "update survey set answers = ? where id = ?");
        this.encryption = encryption;
    }

    @Override
    protected Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var answers = row.getBytes("answers");
        return new Row(
                id, new Object[] {answers, id}, new Object[] {encryption.renewed(answers, Answers.place(id)), id});
    }
}
