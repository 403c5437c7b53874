package io.careflow.servicelevel;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.TableCheck;
import java.util.Map;

/** What a text of {@code dmn/service-level.dmn} promises to whom. Immutable; any number of threads may ask. */
final class Promises {

    /** The policy's name, by which clocks remember it. */
    static final String POLICY = "service-level";

    static final String FILE = "dmn/" + POLICY + ".dmn";

    private static final String DECISION = "Decision_ServiceLevel";

    private final DecisionModel model;

    private Promises(DecisionModel model) {
        this.model = model;
    }

    /**
     * @param dmn text of the file
     * @throws DecisionFault when it is no DMN or lacks the decision
     */
    static Promises of(String dmn) {
        var model = DecisionModel.parse(dmn);
        if (!model.decisions().contains(DECISION)) {
            throw new DecisionFault(DECISION, "there is no such decision in the file");
        }
        return new Promises(model);
    }

    /**
     * What is promised to one complaint.
     *
     * @param inputs what the table is asked with
     * @throws DecisionFault when not exactly one row applies, or the row makes no sense
     */
    Promise of(Metric metric, Map<String, Object> inputs) {
        return promise(metric, model.evaluate(DECISION, inputs));
    }

    /**
     * Asks the table everything that can come in.
     *
     * @param calendars by id
     * @throws DecisionFault when not exactly one row applies, a row makes no sense, or its calendar is unknown
     */
    void check(Map<String, BusinessCalendar> calendars) {
        TableCheck.answers(model, DECISION).forEach(answer -> {
            for (var metric : Metric.values()) {
                var promise = promise(metric, answer.decided());
                if (!calendars.containsKey(promise.calendar())) {
                    throw new DecisionFault(
                            DECISION,
                            answer.decided().rules().getFirst() + ": there is no calendar " + promise.calendar());
                }
            }
        });
    }

    private static Promise promise(Metric metric, DecisionModel.Decided decided) {
        if (!(decided.output() instanceof Map<?, ?> row)) {
            throw new DecisionFault(
                    DECISION, decided.rules().isEmpty() ? "no row applies" : "must have several outputs");
        }
        try {
            var promise = new Promise(text(row, "rule"), Target.of(text(row, metric.output())), text(row, "calendar"));
            if (promise.calendar() == null) {
                throw new DecisionFault(DECISION, decided.rules().getFirst() + ": calendar must be given");
            }
            if (promise.target().isZero()) {
                throw new IllegalArgumentException("must be more than nothing");
            }
            return promise;
        } catch (IllegalArgumentException e) {
            throw new DecisionFault(
                    DECISION, decided.rules().getFirst() + ": " + metric.output() + " " + e.getMessage());
        }
    }

    private static String text(Map<?, ?> row, String output) {
        return row.get(output) instanceof String text ? text : null;
    }

    /**
     * @param rule the row's own name; null where it gives none
     * @param calendar id
     */
    record Promise(String rule, Target target, String calendar) {}
}
