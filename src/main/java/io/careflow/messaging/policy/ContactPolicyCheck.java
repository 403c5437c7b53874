package io.careflow.messaging.policy;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.RememberedDecision;
import io.careflow.engine.TableCheck;
import org.springframework.stereotype.Component;

/** A contact policy that asks for what nobody tells it, or says what nobody understands, is not deployed. */
@Component
class ContactPolicyCheck implements DecisionFileCheck {

    @Override
    public String file() {
        return ContactPolicy.FILE;
    }

    @Override
    public void check(DecisionModel model) {
        var decision = RememberedDecision.of(model, ContactPolicy.DECISION);
        if (!decision.remembers() || !ContactPolicy.INPUTS.containsAll(decision.variables())) {
            throw new DecisionFault(
                    ContactPolicy.DECISION, null, "must be a table of texts, by nothing but " + ContactPolicy.INPUTS);
        }
        TableCheck.answers(model, ContactPolicy.DECISION).forEach(answer -> ContactRules.of(answer.decided(), ""));
    }
}
