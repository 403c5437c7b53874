package io.careflow.customer;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the faults of a record cost.
 *
 * @param staleAfter how long a record may stay without a change
 * @param points what each fault takes from 100, however often it is there; a fault that is not named costs its default
 */
@ConfigurationProperties("careflow.data-quality")
record DataQualityRules(@DefaultValue("365d") Duration staleAfter, Map<DataFault, Integer> points) {

    private static final Map<DataFault, Integer> DEFAULTS = Map.ofEntries(
            Map.entry(DataFault.UNREACHABLE, 40),
            Map.entry(DataFault.INVALID_CONTACT, 15),
            Map.entry(DataFault.DOUBTFUL_NAME, 15),
            Map.entry(DataFault.STALE, 15),
            Map.entry(DataFault.MALFORMED_CONTACT, 10),
            Map.entry(DataFault.UNSTANDARDISED_FIELD, 10),
            Map.entry(DataFault.MISSING_FIELD, 10),
            Map.entry(DataFault.UNCONFIRMED_CONTACT, 5),
            Map.entry(DataFault.NO_OWNER, 5),
            Map.entry(DataFault.NO_COUNTRY, 5),
            Map.entry(DataFault.NO_ADDRESS, 5),
            Map.entry(DataFault.NO_BIRTHDAY, 5));

    DataQualityRules {
        points = points == null ? Map.of() : points;
    }

    int cost(DataFault fault) {
        return points.getOrDefault(fault, DEFAULTS.get(fault));
    }
}
