package io.careflow.customer.standing;

import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.RememberedDecision;
import io.careflow.engine.TableCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A table that rates customers with what nobody knows, or without saying why, is not deployed. */
@Configuration
@EnableConfigurationProperties(StandingSettings.class)
class StandingTableChecks {

    @Bean
    DecisionFileCheck customerTierCheck() {
        return new Check(Aspect.TIER);
    }

    @Bean
    DecisionFileCheck valueSegmentCheck() {
        return new Check(Aspect.VALUE_SEGMENT);
    }

    @Bean
    DecisionFileCheck lifecycleCheck() {
        return new Check(Aspect.LIFECYCLE);
    }

    private record Check(Aspect aspect) implements DecisionFileCheck {

        @Override
        public String file() {
            return aspect.file();
        }

        @Override
        public void check(DecisionModel model) {
            RememberedDecision.of(model, aspect.decision());
            TableCheck.answers(model, aspect.decision()).forEach(answer -> Rating.of(aspect, answer.decided()));
        }
    }
}
