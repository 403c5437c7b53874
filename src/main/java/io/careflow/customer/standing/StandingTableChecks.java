package io.careflow.customer.standing;

import io.careflow.engine.DecisionFileCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables that rate customers are looked at before they are deployed. */
@Configuration
@EnableConfigurationProperties(StandingSettings.class)
class StandingTableChecks {

    @Bean
    DecisionFileCheck customerTierCheck() {
        return new StandingTableCheck(Aspect.TIER);
    }

    @Bean
    DecisionFileCheck valueSegmentCheck() {
        return new StandingTableCheck(Aspect.VALUE_SEGMENT);
    }

    @Bean
    DecisionFileCheck lifecycleCheck() {
        return new StandingTableCheck(Aspect.LIFECYCLE);
    }
}
