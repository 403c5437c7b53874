package io.careflow.customer.review;

import io.careflow.customer.DataFault;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which records are reviewed, and by whom.
 *
 * @param faults a record with one of these is reviewed
 * @param open how many reviews an owner, or a group for those without one, has open at a time
 * @param group candidate group of records that nobody takes care of
 * @param dueAfter how long a review may take
 */
@ConfigurationProperties("careflow.record-review")
record ReviewSettings(
        @DefaultValue({"STALE", "UNREACHABLE", "INVALID_CONTACT", "MALFORMED_CONTACT", "MISSING_FIELD", "DOUBTFUL_NAME"
        })
        Set<DataFault> faults,

        @DefaultValue("10") int open,
        @DefaultValue("customer-care") String group,
        @DefaultValue("14d") Duration dueAfter) {}
