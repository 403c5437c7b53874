package io.careflow.greeting;

import io.careflow.engine.DecisionModel;
import io.careflow.engine.DeployedModels;
import io.careflow.engine.RememberedDecision;
import io.careflow.platform.ProblemException;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** The table {@code greeting}, as it is deployed now. */
@Component
class GreetingRules {

    static final String FILE = "dmn/greeting.dmn";
    static final String DECISION = "Decision_Greeting";

    private final DeployedModels models;
    private volatile Table table;

    GreetingRules(DeployedModels models) {
        this.models = models;
    }

    private record Table(RememberedDecision decision, String version) {}

    /**
     * What holds for an occasion.
     *
     * @param years which anniversary it is; null for no anniversary
     * @throws ProblemException 503 while the table is not deployed
     */
    GreetingRule of(String occasion, Integer years, String tier) {
        var inputs = new HashMap<String, Object>();
        inputs.put("occasion", occasion);
        inputs.put("years", years);
        inputs.put("tier", tier);
        return GreetingRule.of(current().decision().evaluate(inputs));
    }

    private Table current() {
        var version = models.versionOf(FILE).orElseThrow(GreetingRules::missing);
        var known = table;
        if (known == null || !known.version().equals(version)) {
            var deployed = models.deployed(FILE).orElseThrow(GreetingRules::missing);
            known = new Table(
                    RememberedDecision.of(DecisionModel.parse(deployed.content()), DECISION), deployed.version());
            table = known;
        }
        return known;
    }

    private static ProblemException missing() {
        return ProblemException.unavailable(FILE + " is not deployed yet; please try again soon.");
    }
}
