package io.careflow.customer.process;

import io.camunda.client.annotation.JobWorker;
import io.careflow.customer.review.RecordReviews;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The jobs that plan the reviews of records; repeating them plans none twice. */
@Component
public class PlanRecordReviewsWorker {

    /** Well below the time after which the engine gives the job to somebody else. */
    private static final Duration AT_A_TIME = Duration.ofSeconds(10);

    private final RecordReviews reviews;

    PlanRecordReviewsWorker(RecordReviews reviews) {
        this.reviews = reviews;
    }

    /** Goes on with the search of the quarter; answers whether {@code allSearched}. */
    @JobWorker(type = "find-records-to-review")
    public Map<String, Object> find() {
        return Map.of("allSearched", reviews.search(AT_A_TIME));
    }

    /** Hands out reviews; answers how many were {@code handedOut}. */
    @JobWorker(type = "hand-out-record-reviews")
    public Map<String, Object> handOut() {
        return Map.of("handedOut", reviews.handOut());
    }
}
