package io.careflow.messaging.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingTest;
import io.careflow.platform.protection.OtherKeys;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@MessagingTest
class SaidVariablesTest {

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Planning planning;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Environment environment;

    @Test
    void areReadAfterTheirKeyWasRotatedWithTheNewOneAlone() {
        Carriers.reset();
        Map<String, Object> said = Map.of("order", "4711", "parcels", 3);
        var customer = messaging.customer();

        // In a transaction that is taken back, so that the message is not sent and others still read the database.
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            var message = planning.plan(new NewMessage(
                    "said:" + UUID.randomUUID(),
                    Channel.SMS,
                    "test-order",
                    Purpose.SERVICE,
                    new MessageSubject(customer.id(), null),
                    List.of(),
                    said));
            var keys = OtherKeys.rotated(environment);
            var alone = new SaidVariables(keys.withoutTheOld().encryption(), jdbc, json);
            assertThatThrownBy(() -> alone.of(message)).hasMessageContaining("Cannot decrypt");
            var renewal = new SaidRenewal(jdbc, batches, keys.encryption());
            assertThat(renewal.renew(new UUID(0, 0), 1000).changed()).isPositive();
            assertThat(renewal.renew(new UUID(0, 0), 1000).changed()).isZero();

            assertThat(alone.of(message)).isEqualTo(said);
        });
    }
}
