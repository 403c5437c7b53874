package io.careflow.revisit;

import io.careflow.platform.StartFailure;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How revisits are worked.
 *
 * @param group candidate group of customers whom nobody takes care of
 * @param calendar business calendar of the staff who call
 * @param dueAfterDays business days within which a revisit is to be made
 * @param callAt hours of the customer's day at which somebody who was not reached is called again, one after the other
 */
@ConfigurationProperties("careflow.revisit")
record RevisitSettings(
        @DefaultValue("customer-care") String group,
        @DefaultValue("standard") String calendar,
        @DefaultValue("5") int dueAfterDays,
        @DefaultValue({"10:00", "15:00", "17:30"}) List<LocalTime> callAt) {

    RevisitSettings {
        if (dueAfterDays < 1) {
            throw new StartFailure("careflow.revisit.due-after-days is at least 1");
        }
        if (callAt.isEmpty()) {
            throw new StartFailure("careflow.revisit.call-at names no hour");
        }
        callAt = List.copyOf(callAt);
    }
}
