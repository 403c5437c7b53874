package io.careflow.customer.standing;

import io.careflow.engine.DecisionModel;
import io.careflow.engine.DeployedModels;
import io.careflow.engine.RememberedDecision;
import io.careflow.platform.ProblemException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The tables that rate customers, as they are deployed now. */
@Component
class StandingTables {

    private final DeployedModels models;
    private final Map<Aspect, Table> tables = new ConcurrentHashMap<>();

    StandingTables(DeployedModels models) {
        this.models = models;
    }

    /** @throws ProblemException 503 while it is not deployed */
    Table of(Aspect aspect) {
        var version = models.versionOf(aspect.file()).orElseThrow(() -> missing(aspect));
        return tables.compute(
                aspect, (same, known) -> known != null && known.version.equals(version) ? known : load(aspect));
    }

    private Table load(Aspect aspect) {
        var deployed = models.deployed(aspect.file()).orElseThrow(() -> missing(aspect));
        var decision = RememberedDecision.of(DecisionModel.parse(deployed.content()), aspect.decision());
        return new Table(aspect, decision, deployed.version());
    }

    private static ProblemException missing(Aspect aspect) {
        return ProblemException.unavailable(aspect.file() + " is not deployed yet; please try again soon.");
    }

    /** @param version a short name for its text */
    record Table(Aspect aspect, RememberedDecision decision, String version) {

        Rating rate(Signals signals) {
            return Rating.of(aspect, decision.evaluate(signals.inputs()));
        }
    }
}
