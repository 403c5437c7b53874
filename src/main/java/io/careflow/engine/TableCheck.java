package io.careflow.engine;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * Asks a decision table everything that can come in, as its columns' allowed values or its rows say. One row has to
 * answer each time: a table with a gap would give a silent null in the middle of a flow, one that overlaps an incident.
 */
public final class TableCheck {

    /** What is asked within a second or two. */
    private static final long MOST = 50_000;

    private TableCheck() {}

    /**
     * Every answer of a table with hit policy UNIQUE. Tables of another kind, with columns whose values cannot be told, or
     * with more than fifty thousand combinations are not asked: they give no answers.
     *
     * @return lazy
     * @throws DecisionFault while the answers are read, naming rows and combination, when not exactly one row applies
     */
    public static Stream<Answer> answers(DecisionModel model, String decision) {
        return inputs(model, decision).stream()
                .flatMap(TableInputs::combinations)
                .map(inputs -> answer(model, decision, inputs));
    }

    private static Optional<TableInputs> inputs(DecisionModel model, String decision) {
        return model.table(decision)
                .filter(table -> table.getHitPolicy() == HitPolicy.UNIQUE)
                .flatMap(TableInputs::of)
                .filter(inputs -> inputs.count() <= MOST);
    }

    private static Answer answer(DecisionModel model, String decision, Map<String, Object> inputs) {
        DecisionModel.Decided decided;
        try {
            decided = model.evaluate(decision, inputs);
        } catch (DecisionFault e) {
            var arguments = Stream.concat(e.arguments().stream(), Stream.of(words(inputs)));
            throw new DecisionFault(
                    decision, e.word(), e.reason() + " for " + words(inputs), arguments.toArray(String[]::new));
        }
        if (decided.rules().isEmpty()) {
            throw new DecisionFault(decision, "no-row", "no row applies to " + words(inputs), words(inputs));
        }
        return new Answer(inputs, decided);
    }

    private static String words(Map<String, Object> inputs) {
        return inputs.entrySet().stream()
                .map(input -> input.getKey() + " = " + input.getValue())
                .collect(Collectors.joining(", "));
    }

    /** @param inputs what the table was asked */
    public record Answer(Map<String, Object> inputs, DecisionModel.Decided decided) {}
}
