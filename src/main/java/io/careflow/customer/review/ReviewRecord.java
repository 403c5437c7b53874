package io.careflow.customer.review;

import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.customer.UpdatableRecord;
import io.careflow.customer.UpdateRefused;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the process writes on a review: its {@code outcome}. */
@Component
class ReviewRecord implements UpdatableRecord {

    private static final String TYPE = "record-review";

    private final ReviewTable table;
    private final Timeline timeline;

    ReviewRecord(ReviewTable table, Timeline timeline) {
        this.table = table;
        this.timeline = timeline;
    }

    @Override
    public String recordType() {
        return TYPE;
    }

    @Override
    @Transactional
    public Map<String, Object> update(UUID id, Map<String, Object> changes) {
        if (!changes.keySet().equals(Set.of("outcome"))) {
            throw UpdateRefused.field(TYPE, "outcome", "is what can be told, and has to be");
        }
        var outcome = ReviewOutcome.of(changes.get("outcome"))
                .orElseThrow(() -> UpdateRefused.field(TYPE, "outcome", "is none of reviewed, updated, not-reached"));
        if (!table.exists(id)) {
            throw UpdateRefused.unknownRecord(TYPE, id);
        }
        table.close(id, outcome).ifPresent(customer -> {
            if (outcome.confirms()) {
                table.confirmed(customer);
            }
            timeline.record(NewInteraction.of(customer, "review", "customer.review." + outcome.code()));
        });
        return Map.of();
    }
}
