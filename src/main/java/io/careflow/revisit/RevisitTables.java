package io.careflow.revisit;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionFileCheck;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.DeployedModels;
import io.careflow.engine.RememberedDecision;
import io.careflow.engine.TableCheck;
import io.careflow.platform.ProblemException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The tables that say who is revisited how often and how, as they are deployed now. */
@Component
class RevisitTables implements DecisionFileCheck {

    private static final String FILE = "dmn/revisit-plan.dmn";
    private static final String INTERVAL = "Decision_RevisitInterval";
    private static final String WAY = "Decision_RevisitWay";
    private static final String CAPACITY = "Decision_RevisitCapacity";
    private static final String NONE = "none";
    private static final Map<String, Set<String>> INPUTS = Map.of(
            INTERVAL,
            Set.of("tier", "valueSegment", "lifecycle"),
            WAY,
            Set.of("tier", "valueSegment", "preferredChannel", "daysSinceContact"),
            CAPACITY,
            Set.of("group"));

    private final DeployedModels models;
    private volatile Tables known;

    RevisitTables(DeployedModels models) {
        this.models = models;
    }

    /** The tables as they were deployed together. */
    record Tables(String version, RememberedDecision interval, RememberedDecision way, RememberedDecision capacity) {

        /**
         * What holds for a customer.
         *
         * @param valueSegment null while nobody has rated them
         * @param lifecycle null while nobody has rated them
         * @param preferredChannel null for no matter
         * @param daysSinceContact null when there never was any
         */
        RevisitPlan plan(
                String tier, String valueSegment, String lifecycle, String preferredChannel, Integer daysSinceContact) {
            var inputs = new HashMap<String, Object>();
            inputs.put("tier", tier);
            inputs.put("valueSegment", valueSegment);
            inputs.put("lifecycle", lifecycle);
            inputs.put("preferredChannel", preferredChannel);
            inputs.put("daysSinceContact", daysSinceContact);
            return RevisitTables.plan(interval.evaluate(inputs), way.evaluate(inputs));
        }

        /** How many revisits a group can begin on one day; 0 or more. */
        int capacity(String group) {
            return number(CAPACITY, capacity.evaluate(Map.of("group", group)), "tasksPerDay", 0, 100_000);
        }
    }

    @Override
    public String file() {
        return FILE;
    }

    @Override
    public void check(DecisionModel model) {
        INPUTS.forEach((decision, inputs) -> {
            for (var variable : RememberedDecision.of(model, decision).variables()) {
                if (!inputs.contains(variable)) {
                    throw new DecisionFault(decision, null, variable + " is none of what is known: " + inputs);
                }
            }
        });
        var someInterval = TableCheck.answers(model, INTERVAL).toList();
        var someWay = TableCheck.answers(model, WAY).toList();
        someInterval.forEach(answer -> interval(answer.decided()));
        someWay.forEach(answer -> ways(answer.decided()));
        TableCheck.answers(model, CAPACITY)
                .forEach(answer -> number(CAPACITY, answer.decided(), "tasksPerDay", 0, 100_000));
    }

    /**
     * As they are deployed now: to be asked once for many customers.
     *
     * @throws ProblemException 503 while they are not deployed
     */
    Tables now() {
        var version = models.versionOf(FILE).orElseThrow(RevisitTables::missing);
        var loaded = known;
        if (loaded == null || !loaded.version().equals(version)) {
            var deployed = models.deployed(FILE).orElseThrow(RevisitTables::missing);
            var model = DecisionModel.parse(deployed.content());
            loaded = new Tables(
                    deployed.version(),
                    RememberedDecision.of(model, INTERVAL),
                    RememberedDecision.of(model, WAY),
                    RememberedDecision.of(model, CAPACITY));
            known = loaded;
        }
        return loaded;
    }

    private static RevisitPlan plan(DecisionModel.Decided interval, DecisionModel.Decided way) {
        interval(interval);
        ways(way);
        return new RevisitPlan(
                period(interval).orElse(null),
                number(INTERVAL, interval, "priority", 0, 100),
                RevisitWay.of(text(way, "way")),
                RevisitWay.of(text(way, "otherwise")),
                number(WAY, way, "tries", 1, 10));
    }

    private static void interval(DecisionModel.Decided decided) {
        period(decided);
        number(INTERVAL, decided, "priority", 0, 100);
    }

    private static Optional<Period> period(DecisionModel.Decided decided) {
        var every = text(decided, "every");
        if (NONE.equals(every)) {
            return Optional.empty();
        }
        try {
            var period = Period.parse(String.valueOf(every));
            if (period.toTotalMonths() <= 0 && period.getDays() <= 0) {
                throw fault(INTERVAL, decided, "every must be a day or more");
            }
            return Optional.of(period);
        } catch (DateTimeParseException e) {
            throw fault(INTERVAL, decided, "every must be none, or a period as P3M: " + every);
        }
    }

    private static void ways(DecisionModel.Decided decided) {
        for (var output : new String[] {"way", "otherwise"}) {
            var way = text(decided, output);
            if (!NONE.equals(way) && RevisitWay.of(way).isEmpty()) {
                throw fault(WAY, decided, output + " must be call, email, sms or none: " + way);
            }
        }
        if (RevisitWay.CALL.code().equals(text(decided, "otherwise"))) {
            throw fault(WAY, decided, "otherwise must be email, sms or none: nobody calls after a message");
        }
        number(WAY, decided, "tries", 1, 10);
    }

    private static String text(DecisionModel.Decided decided, String output) {
        return decided.output() instanceof Map<?, ?> row && row.get(output) instanceof String text ? text : null;
    }

    private static int number(String decision, DecisionModel.Decided decided, String output, int least, int most) {
        var value = decided.output() instanceof Map<?, ?> row ? row.get(output) : decided.output();
        if (value instanceof Number number && number.doubleValue() == number.intValue()) {
            var whole = number.intValue();
            if (whole >= least && whole <= most) {
                return whole;
            }
        }
        throw fault(decision, decided, output + " must be a whole number from " + least + " to " + most);
    }

    private static DecisionFault fault(String decision, DecisionModel.Decided decided, String what) {
        var rule = decided.rules().isEmpty()
                ? "no row applies"
                : decided.rules().getFirst().toString();
        return new DecisionFault(decision, null, rule + ": " + what);
    }

    private static ProblemException missing() {
        return ProblemException.unavailable(FILE + " is not deployed yet; please try again soon.");
    }
}
