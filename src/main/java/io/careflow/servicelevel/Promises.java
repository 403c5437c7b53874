package io.careflow.servicelevel;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.TableCheck;
import java.util.Map;
import java.util.stream.Stream;

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
        return of(DecisionModel.parse(dmn));
    }

    /** @throws DecisionFault when it lacks the decision */
    static Promises of(DecisionModel model) {
        if (!model.decisions().contains(DECISION)) {
            throw new DecisionFault(DECISION, "no-decision", "there is no such decision in the file", DECISION);
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
                var calendar = promise.calendar();
                if (!calendars.containsKey(calendar)) {
                    throw fault(answer.decided(), "no-calendar", "there is no calendar " + calendar, calendar);
                }
            }
        });
    }

    private static Promise promise(Metric metric, DecisionModel.Decided decided) {
        if (decided.rules().isEmpty()) {
            throw new DecisionFault(DECISION, null, "no row applies");
        }
        if (!(decided.output() instanceof Map<?, ?> row)) {
            throw fault(decided, null, "must have several outputs");
        }
        var output = metric.output();
        try {
            var promise = new Promise(text(row, "rule"), Target.of(text(row, output)), text(row, "calendar"));
            if (promise.target().isZero()) {
                throw new IllegalArgumentException("must be more than nothing");
            }
            if (promise.calendar() == null) {
                throw fault(decided, "no-calendar-given", "calendar must be given");
            }
            return promise;
        } catch (IllegalArgumentException e) {
            throw fault(decided, "target", output + " " + e.getMessage(), output, String.valueOf(row.get(output)));
        }
    }

    /** What is wrong with the row that applies. */
    private static DecisionFault fault(DecisionModel.Decided decided, String word, String reason, String... arguments) {
        var row = decided.rules().getFirst().toString();
        var all = Stream.concat(Stream.of(row), Stream.of(arguments));
        return new DecisionFault(DECISION, word, row + ": " + reason, all.toArray(String[]::new));
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
