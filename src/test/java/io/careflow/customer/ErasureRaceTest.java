package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody writes down words of a customer in the very moment in which they are erased. */
@CareflowTest
class ErasureRaceTest {

    @Autowired
    Erasure erasure;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void wordsThatAreBeingWrittenAreErasedToo() {
        var customer = customer();
        var erased = transaction.execute(status -> {
            timeline.record(words(customer));
            var erasing = CompletableFuture.runAsync(() -> erasure.erase(customer, "test"));
            awaitWaiting();
            return erasing;
        });
        erased.join();
        assertThat(kept(customer)).isZero();
    }

    @Test
    void wordsThatComeWhileTheyAreErasedAreNotKept() {
        var customer = customer();
        var written = transaction.execute(status -> {
            erasure.erase(customer, "test");
            var writing = CompletableFuture.runAsync(() -> timeline.record(words(customer)));
            awaitWaiting();
            return writing;
        });
        written.join();
        assertThat(kept(customer)).isZero();
        assertThat(jdbc.sql("select count(*) from interaction where customer_id = ? and kind = 'note'")
                        .param(customer)
                        .query(Integer.class)
                        .single())
                .as("that there was a note")
                .isOne();
    }

    @Test
    void whoWaitsForWhatTheErasureHoldsDoesNotKeepItFromEnding() {
        var customer = customer();
        var complaint = complaint(customer);
        var erased = transaction.execute(status -> {
            jdbc.sql("select id from complaint where id = ? for no key update")
                    .param(complaint)
                    .query(UUID.class)
                    .single();
            var erasing = CompletableFuture.runAsync(() -> erasure.erase(customer, "test"));
            awaitWaiting();
            // Each waits for the other now; the one that has waited longer is ended by the database, and begins anew.
            timeline.record(words(customer));
            return erasing;
        });
        erased.join();
        assertThat(kept(customer)).isZero();
        assertThat(customers.findUnscoped(customer).orElseThrow().erasedAt()).isNotNull();
    }

    private UUID complaint(UUID customer) {
        return jdbc.sql("""
                        insert into complaint (id, version, reference, customer_id, channel, subject, description,
                            received_at, request_digest, status, closed_at, awaiting_answer, reopenings, questions)
                        values (gen_random_uuid(), 0, gen_random_uuid(), ?, 'WEB', 'words', 'words', now(), '', 'CLOSED',
                            now(), false, 0, 0) returning id""").param(customer).query(UUID.class).single();
    }

    private UUID customer() {
        return customers
                .create(new CustomerDetails(
                        null, "Li Na", null, null, null, List.of(), null, null, null, "CN", null, null, null, null,
                        null))
                .id();
    }

    private static NewInteraction words(UUID customer) {
        return NewInteraction.of(customer, "note", "customer.wrote").withText("My number is 13800000000.");
    }

    private int kept(UUID customer) {
        return jdbc.sql("select count(*) from interaction where customer_id = ? and text is not null")
                .param(customer)
                .query(Integer.class)
                .single();
    }

    private void awaitWaiting() {
        await().until(() -> jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and (query like '%customer%' or query like '%interaction%')")
                        .query(Integer.class)
                        .single()
                > 0);
    }
}
