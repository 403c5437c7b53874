package io.careflow.greeting;

import io.careflow.engine.DecisionModel;
import io.careflow.engine.DeployedModels;
import io.careflow.platform.ProblemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** @param made what it answered: there are few occasions, anniversaries and tiers, and very many customers */
    record Table(DecisionModel model, String version, Map<List<Object>, GreetingRule> made) {

        /**
         * What holds for an occasion.
         *
         * @param years which anniversary it is; null for no anniversary
         */
        GreetingRule of(String occasion, Integer years, String tier) {
            return made.computeIfAbsent(Arrays.asList(occasion, years, tier), asked -> {
                var inputs = new HashMap<String, Object>();
                inputs.put("occasion", occasion);
                inputs.put("years", years);
                inputs.put("tier", tier);
                return GreetingRule.of(model.evaluate(DECISION, inputs));
            });
        }
    }

    /**
     * The table for very many questions.
     *
     * @throws ProblemException 503 while it is not deployed
     */
    Table now() {
        var version = models.versionOf(FILE).orElseThrow(GreetingRules::missing);
        var known = table;
        if (known == null || !known.version().equals(version)) {
            var deployed = models.deployed(FILE).orElseThrow(GreetingRules::missing);
            known = new Table(DecisionModel.parse(deployed.content()), deployed.version(), new ConcurrentHashMap<>());
            table = known;
        }
        return known;
    }

    private static ProblemException missing() {
        return ProblemException.unavailable(FILE + " is not deployed yet; please try again soon.");
    }
}
