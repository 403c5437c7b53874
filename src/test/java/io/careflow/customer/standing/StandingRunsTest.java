package io.careflow.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.GivenJobs;
import io.careflow.customer.process.RateCustomersWorker;
import io.careflow.platform.Ids;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** All customers are rated each night, whatever interrupts it. */
@CareflowTest
class StandingRunsTest extends StandingCase {

    // No night of the test's own clock.
    private static final LocalDate LONG_AGO = LocalDate.of(2001, 2, 3);
    private static final Duration UNTIL_DONE = Duration.ofMinutes(1);

    @LocalServerPort
    int port;

    @Autowired
    StandingRuns runs;

    @Autowired
    RateCustomersWorker worker;

    @Autowired
    Ids ids;

    @Test
    void whatOnlyTimeChangesIsFoundAtNight() {
        var customer = someCustomer();
        boughtUnnoticed(customer, 360);
        standings.rate(java.util.List.of(customer));
        assertThat(lifecycle(customer)).isEqualTo("first-time");

        var admin = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
        assertThat(admin.post("/api/clock/advance", "{\"by\": \"P1D\"}").status())
                .isEqualTo(200);

        await().untilAsserted(() -> assertThat(lifecycle(customer)).isEqualTo("lost"));
        assertThat(jdbc.sql("select count(*) from standing_run where business_date = ?")
                        .param(runs.today())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void goesOnWithThePageThatFailed() {
        var them = IntStream.range(0, 12).mapToObj(i -> someCustomer()).toList();
        them.forEach(customer -> boughtUnnoticed(customer, 5));
        var broken = them.get(7);
        jdbc.sql("create function refuse() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'disk full'; end $$")
                .update();
        jdbc.sql("create trigger refuse before update on customer for each row when (new.id = '" + broken
                        + "') execute function refuse()")
                .update();
        try {
            assertThatThrownBy(() -> runs.goOn(LONG_AGO, UNTIL_DONE, 2)).hasMessageContaining("disk full");
            assertThat(lifecycle(them.getFirst())).isEqualTo("first-time");
            assertThat(lifecycle(broken)).isNull();
        } finally {
            jdbc.sql("drop function refuse() cascade").update();
        }

        var done = runs.goOn(LONG_AGO, UNTIL_DONE, 2);

        assertThat(done.finished()).isTrue();
        assertThat(them).allSatisfy(customer -> {
            assertThat(lifecycle(customer)).isEqualTo("first-time");
            assertThat(standings.history(customer, null).items()).hasSize(2);
        });
        assertThat(done.rated()).as("nobody twice").isEqualTo(ratedAsCounted(LONG_AGO));
    }

    @Test
    void aJobThatIsHandedOutTwiceRatesNobodyTwice() throws Exception {
        var them = IntStream.range(0, 20).mapToObj(i -> someCustomer()).toList();
        them.forEach(customer -> boughtUnnoticed(customer, 5));
        var on = LONG_AGO.minusDays(3);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> runs.goOn(on, UNTIL_DONE, 3));
            var other = threads.submit(() -> runs.goOn(on, UNTIL_DONE, 3));
            assertThat(one.get().finished()).isTrue();
            assertThat(other.get()).isEqualTo(one.get());
        }

        assertThat(them)
                .allSatisfy(customer ->
                        assertThat(standings.history(customer, null).items()).hasSize(2));
        assertThat(runs.goOn(on, UNTIL_DONE).rated()).isEqualTo(ratedAsCounted(on));
    }

    @Test
    void finishedRunStaysAsItIs() {
        var finished = runs.goOn(LONG_AGO.minusDays(1), UNTIL_DONE);
        someCustomer();

        assertThat(runs.goOn(LONG_AGO.minusDays(1), UNTIL_DONE)).isEqualTo(finished);
    }

    @Test
    void stopsWhenItsTimeIsUpAndTheNextJobGoesOn() {
        var on = LONG_AGO.minusDays(2);
        var begun = runs.goOn(on, Duration.ZERO);
        assertThat(begun.finished()).isFalse();
        assertThat(begun.rated()).isZero();

        var answer = worker.rate(GivenJobs.withVariables(Map.of("ratedOn", on.toString(), "rated", 0)));

        assertThat(answer).containsEntry("ratedOn", on.toString()).containsEntry("allRated", true);
    }

    private long ratedAsCounted(LocalDate on) {
        return jdbc.sql("select count(*) from customer where merged_into is null and erased_at is null"
                        + " and id <= (select after_id from standing_run where business_date = ?)")
                .param(on)
                .query(Long.class)
                .single();
    }

    private String lifecycle(UUID customer) {
        return customers.find(customer).orElseThrow().standing().lifecycle();
    }

    /** By another way than the record's own: nobody is told to rate them anew. */
    private void boughtUnnoticed(UUID customer, int daysAgo) {
        jdbc.sql(
                        "insert into purchase (id, customer_id, source, order_id, line, product, quantity, amount, currency, at,"
                                + " created_at) values (?, ?, 'shop', ?, 1, 'Kettle', 1, 100, 'CNY', ?, ?)")
                .params(
                        ids.next(),
                        customer,
                        UUID.randomUUID().toString(),
                        daysAgo(daysAgo).atOffset(ZoneOffset.UTC),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
