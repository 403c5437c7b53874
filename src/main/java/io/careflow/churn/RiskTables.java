package io.careflow.churn;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.DeployedModels;
import io.careflow.engine.RememberedDecision;
import io.careflow.platform.ProblemException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The tables of {@code churn-risk.dmn}, as they are deployed now. */
@Component
class RiskTables {

    static final String FILE = "dmn/churn-risk.dmn";
    static final String RISK = "Decision_ChurnRisk";

    private final DeployedModels models;
    private volatile Scorecard current;

    RiskTables(DeployedModels models) {
        this.models = models;
    }

    /** @throws ProblemException 503 while they are not deployed */
    Scorecard scorecard() {
        var version = models.versionOf(FILE).orElseThrow(RiskTables::missing);
        var known = current;
        if (known != null && known.version.equals(version)) {
            return known;
        }
        var deployed = models.deployed(FILE).orElseThrow(RiskTables::missing);
        current = Scorecard.of(DecisionModel.parse(deployed.content()), deployed.version());
        return current;
    }

    private static ProblemException missing() {
        return ProblemException.unavailable(FILE + " is not deployed yet; please try again soon.");
    }

    /** One version of the tables. Any number of threads may ask. */
    static final class Scorecard {

        private static final int MOST = 100;
        private static final String AT_RISK = "at-risk";
        private static final String SAFE = "safe";

        private final Map<RiskTable, RememberedDecision> tables = new EnumMap<>(RiskTable.class);
        private final RememberedDecision risk;
        private final String version;

        private Scorecard(RememberedDecision risk, String version) {
            this.risk = risk;
            this.version = version;
        }

        static Scorecard of(DecisionModel model, String version) {
            var card = new Scorecard(RememberedDecision.of(model, RISK), version);
            Arrays.stream(RiskTable.values())
                    .forEach(table -> card.tables.put(table, RememberedDecision.of(model, table.decision())));
            return card;
        }

        /**
         * What the tables say.
         *
         * @param wasAtRisk whether they were at risk until now
         */
        Assessment assess(ChurnSignals signals, boolean wasAtRisk) {
            var inputs = signals.inputs();
            var points = tables.entrySet().stream()
                    .map(table -> RiskPoints.of(table.getKey(), table.getValue().evaluate(inputs)))
                    .toList();
            var score =
                    Math.min(MOST, points.stream().mapToInt(RiskPoints::points).sum());
            var asked = new HashMap<String, Object>();
            asked.put("score", score);
            asked.put("purchases", signals.purchases());
            asked.put("before", wasAtRisk ? AT_RISK : SAFE);
            return new Assessment(score, risk(risk.evaluate(asked)), reasons(points), version);
        }

        /** @throws DecisionFault when the row says what nobody understands */
        static Risk risk(DecisionModel.Decided decided) {
            return Risk.of(decided.output())
                    .orElseThrow(() ->
                            new DecisionFault(RISK, null, decided.rules() + ": risk must be low, medium or high"));
        }

        private static List<RiskPoints> reasons(List<RiskPoints> points) {
            return points.stream()
                    .filter(point -> point.why() != null && point.points() > 0)
                    .sorted(Comparator.comparing(RiskPoints::points).reversed())
                    .toList();
        }
    }
}
