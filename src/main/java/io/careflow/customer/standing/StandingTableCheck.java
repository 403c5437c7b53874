package io.careflow.customer.standing;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.RememberedDecision;
import io.careflow.engine.TableCheck;

/**
 * A table that asks for what is no signal, rates customers with what nobody knows, or does not say why, is not deployed.
 */
record StandingTableCheck(Aspect aspect) implements DecisionFileCheck {

    @Override
    public String file() {
        return aspect.file();
    }

    @Override
    public void check(DecisionModel model) {
        for (var variable : RememberedDecision.of(model, aspect.decision()).variables()) {
            if (!Signals.INPUTS.contains(variable)) {
                throw new DecisionFault(aspect.decision(), null, variable + " is no signal: " + Signals.INPUTS);
            }
        }
        TableCheck.answers(model, aspect.decision()).forEach(answer -> Rating.of(aspect, answer.decided()));
    }
}
