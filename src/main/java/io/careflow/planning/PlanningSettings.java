package io.careflow.planning;

import io.careflow.platform.StartFailure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How planners work.
 *
 * @param mostUndelivered while more messages than these wait for the engine, nothing further is started: at least 1
 */
@ConfigurationProperties("careflow.planning")
record PlanningSettings(@DefaultValue("1000") int mostUndelivered) {

    PlanningSettings {
        if (mostUndelivered < 1) {
            throw new StartFailure("careflow.planning.most-undelivered is at least 1");
        }
    }
}
