package io.careflow.customer.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.customer.UpdateRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which records are reviewed, by whom, and how many at a time. */
@CareflowTest
class RecordReviewsTest extends ReviewCase {

    @Autowired
    ReviewRecord record;

    @Autowired
    ReviewFlows flows;

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01",
        "2026-03-31T15:59:59Z, 2026-01-01",
        "2026-03-31T16:00:00Z, 2026-04-01",
        "2026-12-31T15:59:59Z, 2026-10-01",
        "2026-12-31T16:00:00Z, 2027-01-01",
    })
    void quarterIsThatOfTheCompanysDate(Instant now, String begin) {
        assertThat(Quarter.at(now, ZoneId.of("Asia/Shanghai")).begin()).hasToString(begin);
    }

    @Test
    void handsOutTheWorstFirstAndNoMoreThanOneCanDo() {
        var stale = IntStream.range(0, 6).mapToObj(i -> staleRecord()).toList();
        var worse = IntStream.range(0, 6)
                .mapToObj(i -> unreachableRecord(owner, null))
                .toList();
        searchAndHandOut();
        assertThat(open()).hasSize(10).containsAll(worse);

        reviews.handOut();
        assertThat(open()).hasSize(10);

        close(worse.getFirst());
        close(worse.getLast());
        reviews.handOut();
        assertThat(open()).hasSize(10).containsAll(stale);
    }

    @Test
    void aReviewThatWasHandedOutIsAFlowOfItsCustomer() {
        var stale = staleRecord();
        assertThat(flows.ofCustomer(stale)).isEmpty();
        searchAndHandOut();

        assertThat(flows.ofCustomer(stale)).singleElement().satisfies(flow -> {
            assertThat(flow.reference()).matches("\\d{4} Q[1-4]");
            assertThat(flow.status()).isEqualTo("open");
            assertThat(flow.endedAt()).isNull();
        });
        close(stale);

        assertThat(flows.ofCustomer(stale)).singleElement().satisfies(flow -> {
            assertThat(flow.status()).isEqualTo("closed");
            assertThat(flow.endedAt()).isNotNull();
        });
    }

    @Test
    void leavesRecordsAloneThatNeedNothing() {
        var sound = soundRecord(owner, null);
        searchAndHandOut();

        assertThat(count(sound, "open")).isZero();
        assertThat(count(sound, "waiting")).isZero();
    }

    @Test
    void whatWasMendedMeanwhileIsNotHandedOut() {
        var stale = staleRecord();
        while (!reviews.search(Duration.ofMinutes(1))) {}
        jdbc.sql("update customer set changed_at = now() where id = ?")
                .param(stale)
                .update();

        reviews.handOut();

        assertThat(count(stale, "dropped")).isOne();
        assertThat(open()).isEmpty();
    }

    @Test
    void searchGoesOnWhereItStopped() {
        var stale = IntStream.range(0, 5).mapToObj(i -> staleRecord()).toList();
        var searches = 0;
        while (!reviews.search(Duration.ZERO, 2)) {
            searches++;
        }

        assertThat(searches).isGreaterThan(1);
        assertThat(stale)
                .allSatisfy(customer -> assertThat(count(customer, "waiting")).isOne());
        assertThat(reviews.search(Duration.ZERO, 2))
                .as("a finished search stays so")
                .isTrue();
    }

    @Test
    void aRecordThatCannotBeReadKeepsNobodyElseOut() {
        var before = staleRecord();
        var unreadable = staleRecord();
        var after = staleRecord();
        jdbc.sql("update customer set birthday = 'nobody has this key' where id = ?")
                .param(unreadable)
                .update();
        try {
            searchAndHandOut();
        } finally {
            jdbc.sql("update customer set birthday = null where id = ?")
                    .param(unreadable)
                    .update();
        }

        assertThat(open()).containsExactlyInAnyOrder(before, after);
    }

    @Test
    void aRecordIsFoundOnceAQuarterAndAgainInTheNext() {
        var stale = staleRecord();
        searchAndHandOut();
        close(stale);
        searchAnew();
        searchAndHandOut();
        assertThat(count(stale, "open")).isZero();

        jdbc.sql("update record_review set quarter = quarter - interval '3 months' where customer_id = ?")
                .param(stale)
                .update();
        searchAnew();
        searchAndHandOut();
        assertThat(count(stale, "open"))
                .as("it was not reached and is still stale")
                .isOne();
    }

    @Test
    void aRecordWhoseReviewIsOpenGetsNoSecondOne() {
        var stale = staleRecord();
        searchAndHandOut();
        jdbc.sql("update record_review set quarter = quarter - interval '3 months' where customer_id = ?")
                .param(stale)
                .update();
        searchAnew();
        searchAndHandOut();

        assertThat(count(stale, "open")).isOne();
        assertThat(count(stale, "waiting")).isZero();
    }

    @Test
    void refusesOutcomesThatAreNone() {
        var review = UUID.randomUUID();
        Assertions.assertThatExceptionOfType(UpdateRefused.class)
                .isThrownBy(() -> record.update(review, Map.of("outcome", "lost")))
                .withMessageContaining("outcome");
        Assertions.assertThatExceptionOfType(UpdateRefused.class)
                .isThrownBy(() -> record.update(review, Map.of("mood", "bad")))
                .withMessageContaining("outcome");
        Assertions.assertThatExceptionOfType(UpdateRefused.class)
                .isThrownBy(() -> record.update(review, Map.of("outcome", "reviewed")))
                .withMessageContaining("There is no record-review");
    }

    private void close(UUID customer) {
        var review = jdbc.sql("select id from record_review where customer_id = ? and state = 'open'")
                .param(customer)
                .query(UUID.class)
                .single();
        record.update(review, Map.of("outcome", "not-reached"));
    }
}
