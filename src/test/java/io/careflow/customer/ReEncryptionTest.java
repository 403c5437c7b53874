package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.platform.protection.OtherKeys;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@CareflowTest
class ReEncryptionTest {

    @Autowired
    CustomerDefaults defaults;

    @Autowired
    Customers customers;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void afterARotationEverythingIsReadAndFoundThenNeedsTheNewKeysAlone() {
        var email = UUID.randomUUID() + "@example.com";
        var details = new CustomerDetails(
                null,
                "Li Na",
                null,
                null,
                null,
                List.of(ContactDetails.of(ContactKind.EMAIL, email)),
                List.of(new PostalAddress("Main Street 1", null, null, null, null, null)),
                null,
                null,
                "Atlantis",
                "--02-29",
                null,
                null,
                null,
                null);
        var before = customers.create(details);

        // In a transaction that is taken back, so that others still read the shared database.
        transactions.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            var keys = OtherKeys.rotated(environment);
            var rotated = keeping(keys);
            assertThat(rotated.table.byId(before.id())).contains(before);
            assertThat(rotated.contacts.holder(before.contacts().getFirst())).contains(before.id());

            assertThat(rotated.renewAll()).isPositive();
            assertThat(rotated.renewAll()).isZero();

            var withoutTheOld = keeping(keys.withoutTheOld());
            assertThat(withoutTheOld.table.byId(before.id())).contains(before);
            assertThat(withoutTheOld.contacts.holder(before.contacts().getFirst()))
                    .contains(before.id());
            assertThat(bornLike(before, withoutTheOld)).contains(before.id());
        });
    }

    private List<UUID> bornLike(Customer somebody, Keeping keeping) {
        return jdbc.sql("select id from customer where birthday_hash in (:hashes)")
                .param("hashes", keeping.birthdays.hashes(somebody.birthday()))
                .query(UUID.class)
                .list();
    }

    private Keeping keeping(OtherKeys keys) {
        var contacts = new ContactTable(jdbc, batches, keys.encryption(), keys.index());
        var birthdays = new BirthdayIndex(keys.index());
        var table = new CustomerTable(
                jdbc,
                batches,
                new CustomerRows(keys.encryption(), json, defaults, birthdays),
                contacts,
                java.time.Clock.systemUTC());
        return new Keeping(
                table,
                contacts,
                birthdays,
                List.of(
                        new ContactRenewal(jdbc, batches, contacts, keys.encryption()),
                        new CustomerRenewal(jdbc, batches, keys.encryption(), birthdays)));
    }

    private record Keeping(
            CustomerTable table,
            ContactTable contacts,
            BirthdayIndex birthdays,
            List<io.careflow.platform.protection.ProtectedRows> rows) {

        int renewAll() {
            int changed = 0;
            for (var each : rows) {
                var page = each.renew(new UUID(0, 0), 100);
                while (page.last() != null) {
                    changed += page.changed();
                    page = each.renew(page.last(), 100);
                }
            }
            return changed;
        }
    }
}
