package io.careflow.reminder;

import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.DeployedModels;
import io.careflow.engine.RememberedDecision;
import io.careflow.engine.TableCheck;
import io.careflow.platform.ProblemException;
import org.springframework.stereotype.Component;

/** The table {@code next-purchase}, as it is deployed now; one that says what nobody understands is not deployed. */
@Component
class ReminderRules implements DecisionFileCheck {

    static final String FILE = "dmn/next-purchase.dmn";
    static final String DECISION = "Decision_NextPurchase";

    private final DeployedModels models;
    private volatile Table table;

    ReminderRules(DeployedModels models) {
        this.models = models;
    }

    record Table(RememberedDecision decision, String version) {

        ReminderRule of(BuyingRhythm rhythm) {
            return ReminderRule.of(decision.evaluate(rhythm.inputs()));
        }
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public void check(DecisionModel model) {
        TableCheck.answers(model, DECISION).forEach(answer -> ReminderRule.of(answer.decided()));
    }

    /**
     * The table for very many questions.
     *
     * @throws ProblemException 503 while it is not deployed
     */
    Table now() {
        var version = models.versionOf(FILE).orElseThrow(ReminderRules::missing);
        var known = table;
        if (known == null || !known.version().equals(version)) {
            var deployed = models.deployed(FILE).orElseThrow(ReminderRules::missing);
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
