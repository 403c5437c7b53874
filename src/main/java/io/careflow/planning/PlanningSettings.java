package io.careflow.planning;

import io.careflow.platform.StartFailure;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How planners work.
 *
 * @param zone where the company's day, and so a business date, begins
 * @param mostUndelivered while more messages than these wait for the engine, nothing further is started: at least 1
 */
@ConfigurationProperties("careflow.planning")
record PlanningSettings(
        @DefaultValue("Asia/Shanghai") ZoneId zone,
        @DefaultValue("1000") int mostUndelivered) {

    PlanningSettings {
        if (mostUndelivered < 1) {
            throw new StartFailure("careflow.planning.most-undelivered is at least 1");
        }
    }
}
