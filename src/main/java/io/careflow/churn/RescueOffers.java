package io.careflow.churn;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.DeployedModels;
import io.careflow.engine.RememberedDecision;
import io.careflow.engine.TableCheck;
import io.careflow.platform.ProblemException;
import java.util.HashMap;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The table {@code rescue-offer}, as it is deployed now; one that says what nobody understands is not deployed. */
@Component
class RescueOffers implements DecisionFileCheck {

    static final String DECISION = "Decision_RescueOffer";

    private static final String FILE = "dmn/rescue-offer.dmn";
    private static final Set<String> INPUTS = Set.of("tier", "reason", "risk");

    private final DeployedModels models;
    private volatile Offers current;

    RescueOffers(DeployedModels models) {
        this.models = models;
    }

    /** @throws ProblemException 503 while it is not deployed */
    Offers current() {
        var version = models.versionOf(FILE).orElseThrow(RescueOffers::missing);
        var known = current;
        if (known != null && known.version.equals(version)) {
            return known;
        }
        var deployed = models.deployed(FILE).orElseThrow(RescueOffers::missing);
        current = new Offers(
                RememberedDecision.of(DecisionModel.parse(deployed.content()), DECISION), deployed.version());
        return current;
    }

    private static ProblemException missing() {
        return ProblemException.unavailable(FILE + " is not deployed yet; please try again soon.");
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public void check(DecisionModel model) {
        var decision = RememberedDecision.of(model, DECISION);
        if (!decision.remembers() || !INPUTS.containsAll(decision.variables())) {
            throw new DecisionFault(DECISION, null, "must be a table of texts, by nothing but " + INPUTS);
        }
        TableCheck.answers(model, DECISION).forEach(answer -> RescueOffer.of(answer.decided()));
    }

    /** One version of the table. Any number of threads may ask. */
    record Offers(RememberedDecision decision, String version) {

        /**
         * What customers are offered.
         *
         * @param reason what mainly speaks for leaving; null for nothing in particular
         */
        RescueOffer of(String tier, String reason, Risk risk) {
            var inputs = new HashMap<String, Object>();
            inputs.put("tier", tier);
            inputs.put("reason", reason);
            inputs.put("risk", risk.code());
            return RescueOffer.of(decision.evaluate(inputs));
        }
    }
}
