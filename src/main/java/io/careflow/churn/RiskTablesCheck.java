package io.careflow.churn;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.RememberedDecision;
import io.careflow.engine.TableCheck;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tables that ask for what is no signal, or say what nobody understands, are not deployed. */
@Component
class RiskTablesCheck implements DecisionFileCheck {

    private static final Set<String> RISK_INPUTS = Set.of("score", "purchases", "before");

    @Override
    public String file() {
        return RiskTables.FILE;
    }

    @Override
    public void check(DecisionModel model) {
        for (var table : RiskTable.values()) {
            asksOnlyFor(ChurnSignals.INPUTS, model, table.decision());
            TableCheck.answers(model, table.decision()).forEach(answer -> RiskPoints.of(table, answer.decided()));
        }
        asksOnlyFor(RISK_INPUTS, model, RiskTables.RISK);
        TableCheck.answers(model, RiskTables.RISK).forEach(answer -> RiskTables.Scorecard.risk(answer.decided()));
    }

    private static void asksOnlyFor(Set<String> known, DecisionModel model, String decision) {
        var remembered = RememberedDecision.of(model, decision);
        if (!remembered.remembers() || !known.containsAll(remembered.variables())) {
            throw new DecisionFault(decision, null, "must be a table of numbers and texts, by nothing but " + known);
        }
    }
}
