package io.careflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.valuemapper.ValueMapper;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A DMN file whose decisions are made in this process, by the very DMN and FEEL engines that the workflow engine has
 * inside. Parsing is the dear part and done once; a decision takes about a tenth of a millisecond. Immutable: any number
 * of threads may ask one model at the same time.
 */
public final class DecisionModel {

    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
    private static final JavaValueMapper TO_JAVA = new JavaValueMapper();
    private static final ValueMapper SIMPLE_TO_JAVA = ValueMapper.defaultValueMapper();

    private final ParsedDmn parsed;
    private final Map<String, String> annotations = new HashMap<>();

    private DecisionModel(ParsedDmn parsed) {
        this.parsed = parsed;
        for (var rule : parsed.model().getModelElementsByType(Rule.class)) {
            if (rule.getDescription() != null) {
                annotations.put(
                        rule.getId(), rule.getDescription().getTextContent().strip());
            }
        }
    }

    /**
     * @param dmn the text of a DMN file
     * @throws DecisionFault when it is no DMN, or an expression of it is no FEEL
     */
    public static DecisionModel parse(String dmn) {
        readable(dmn);
        var parsed = ENGINE.parse(new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8)));
        if (parsed.isLeft()) {
            throw new DecisionFault(
                    null, null, oneLine(parsed.swap().toOption().get().message()));
        }
        return new DecisionModel(parsed.toOption().get());
    }

    /** The ids of its decisions, in no order. */
    public Collection<String> decisions() {
        return CollectionConverters.asJava(parsed.decisionsById()).keySet();
    }

    /**
     * Makes a decision.
     *
     * @param inputs the variables, as JSON has them: texts, numbers, booleans, lists and maps; what is missing is null
     * @throws DecisionFault when there is no such decision, or more rows apply than its hit policy allows
     */
    public Decided evaluate(String decision, Map<String, Object> inputs) {
        var outcome = ENGINE.eval(parsed, decision, inputs);
        if (outcome.isRight()) {
            var entry = outcome.toOption().get().auditLog().entries().last();
            return new Decided(java(entry.result().result()), rules(entry));
        }
        var failed = outcome.swap().toOption().get();
        var entries = failed.auditLog().entries();
        var rules = entries.isEmpty() ? List.<MatchedRule>of() : rules(entries.last());
        if (rules.size() > 1) {
            var all = rules.stream().map(MatchedRule::toString).collect(Collectors.joining(" and "));
            throw new DecisionFault(decision, "overlap", all + " apply at once", all);
        }
        throw new DecisionFault(decision, null, oneLine(failed.failure().message()));
    }

    /** The table that a decision is; empty when it is no table, or when it asks other decisions. */
    Optional<DecisionTable> table(String decision) {
        var element = parsed.model().<Decision>getModelElementById(decision);
        return element.getExpression() instanceof DecisionTable table
                        && element.getInformationRequirements().stream()
                                .allMatch(required -> required.getRequiredDecision() == null)
                ? Optional.of(table)
                : Optional.empty();
    }

    private List<MatchedRule> rules(Audit.AuditLogEntry entry) {
        return entry.result() instanceof Audit.DecisionTableEvaluationResult table
                ? CollectionConverters.asJava(table.matchedRules()).stream()
                        .map(matched -> matched.rule().id())
                        .map(id -> new MatchedRule(id, annotations.get(id)))
                        .toList()
                : List.of();
    }

    private static Object java(Val value) {
        return TO_JAVA.unpackVal(value, DecisionModel::java).getOrElse(() -> SIMPLE_TO_JAVA.unpackVal(value));
    }

    // The DMN engine says of broken XML only that it is broken.
    private static void readable(String dmn) {
        try {
            ModelReader.xml(dmn.getBytes(StandardCharsets.UTF_8));
        } catch (SAXParseException e) {
            throw new DecisionFault(null, null, "line " + e.getLineNumber() + ": " + oneLine(e.getMessage()));
        } catch (SAXException | IOException e) {
            throw new DecisionFault(null, null, oneLine(String.valueOf(e.getMessage())));
        }
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("[\\w.]+Exception: ", "").replaceAll("\\s*\\R\\s*", "; ");
    }

    /**
     * What was decided.
     *
     * @param output a map of the outputs by name, or the value itself where there is one output only; a list of these
     *     where the hit policy collects; null when no row applies
     * @param rules the rows that apply, in the order of the table; none for what is no table
     */
    public record Decided(Object output, List<MatchedRule> rules) {}

    /**
     * A row that applies.
     *
     * @param annotation what is written beside it; null for nothing
     */
    public record MatchedRule(String id, String annotation) {
        @Override
        public String toString() {
            return annotation == null ? id : id + " (" + annotation + ")";
        }
    }
}
