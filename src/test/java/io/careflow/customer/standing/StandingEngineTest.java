package io.careflow.customer.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.careflow.CareflowTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is rated in bulk is what the workflow engine decides when it is asked for each. */
@CareflowTest
class StandingEngineTest extends StandingCase {

    @Autowired
    SignalTable signals;

    @Autowired
    StandingRuns runs;

    @Autowired
    CamundaClient engine;

    @Test
    void bulkIsAsTheEngineDecides() {
        var random = new Random(11);
        var them = IntStream.range(0, 60).mapToObj(i -> someBuyer(random)).toList();

        assertThat(runs.goOn(LocalDate.of(2002, 3, 4), Duration.ofMinutes(1)).finished())
                .isTrue();

        var seen = new HashSet<String>();
        for (var candidate : signals.of(them, clock.instant())) {
            for (var aspect : Aspect.values()) {
                var decided = decide(aspect, candidate.signals().inputs());
                assertThat(candidate.values().of(aspect))
                        .as("%s of %s", aspect, candidate.signals())
                        .isEqualTo(decided.get(aspect.output()).asString());
                seen.add(aspect + " " + candidate.values().of(aspect));
            }
        }
        assertThat(seen).as("the sample has of everything").hasSizeGreaterThan(10);
    }

    private UUID someBuyer(Random random) {
        var customer = someCustomer();
        var first = random.nextInt(10, 2_000);
        for (var i = random.nextInt(8); i > 0; i--) {
            var amount = Math.round(Math.exp(random.nextDouble(2, 10)));
            bought(customer, random.nextInt(first), String.valueOf(amount));
        }
        return customer;
    }

    private JsonNode decide(Aspect aspect, Map<String, Object> inputs) {
        return JsonMapper.shared()
                .readTree(engine.newEvaluateDecisionCommand()
                        .decisionId(aspect.decision())
                        .variables(new HashMap<>(inputs))
                        .send()
                        .join()
                        .getDecisionOutput());
    }
}
