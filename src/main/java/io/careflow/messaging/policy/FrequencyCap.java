package io.careflow.messaging.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often a customer is written to for one purpose.
 *
 * @param most how many messages
 * @param within in any period of this length
 * @param defers whether one too many waits for its turn, or is not sent
 */
record FrequencyCap(int most, Duration within, boolean defers) {

    /**
     * When one more may leave.
     *
     * @param earlier when the others left, or are to leave, the oldest first
     * @return null for now
     */
    Instant free(List<Instant> earlier, Instant now) {
        var counting =
                earlier.stream().filter(at -> at.plus(within).isAfter(now)).toList();
        return counting.size() < most
                ? null
                : counting.get(counting.size() - most).plus(within);
    }
}
