package io.careflow.customer;

import java.time.Period;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long what is kept, by the names of {@link RetentionRule}s.
 *
 * @param retention ages as {@code P3Y}; what has none is kept
 */
@ConfigurationProperties("careflow")
record RetentionSettings(Map<String, Period> retention) {

    RetentionSettings {
        retention = retention == null ? Map.of() : Map.copyOf(retention);
    }
}
