package io.careflow.customer.imports;

import io.careflow.customer.CustomField;
import io.careflow.platform.FieldProblem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What makes sense in a mapping beyond its single parts. */
final class MappingRules {

    private MappingRules() {}

    /** Every part that makes no sense; empty when the mapping does. */
    static List<FieldProblem> problems(ImportMapping mapping, List<CustomField> defined) {
        var problems = new ArrayList<FieldProblem>();
        var custom = defined.stream()
                .filter(field -> !field.retired())
                .map(field -> "custom." + field.name())
                .collect(Collectors.toSet());
        var fields = new HashSet<String>();
        for (int i = 0; i < mapping.columns().size(); i++) {
            var column = mapping.columns().get(i);
            var place = "columns[" + i + "]";
            if (!TargetFields.knows(mapping.subject(), column.field())
                    || column.field().startsWith("custom.") && !custom.contains(column.field())) {
                problems.add(new FieldProblem(place + ".field", "is no field that is imported"));
            } else if (!fields.add(column.field())) {
                problems.add(new FieldProblem(place + ".field", "is another column's field already"));
            }
            source(mapping, column, place, problems);
        }
        needed(mapping, fields, problems);
        notations(mapping, problems);
        return problems;
    }

    private static void source(
            ImportMapping mapping, ImportMapping.Column column, String place, List<FieldProblem> problems) {
        if (column.column() != null && column.position() != null) {
            problems.add(new FieldProblem(place + ".position", "a column is told by its name or its position"));
        }
        if (column.column() != null && mapping.headed() != ImportMapping.Header.YES) {
            problems.add(new FieldProblem(place + ".column", "needs a header"));
        }
        if (column.isConstant() && (column.value() == null || column.value().isBlank())) {
            problems.add(new FieldProblem(place + ".value", "must be given where there is no column"));
        }
    }

    private static void needed(ImportMapping mapping, Set<String> fields, List<FieldProblem> problems) {
        var needed =
                mapping.subject() == ImportSubject.CUSTOMERS ? Set.of("externalId") : TargetFields.NEEDED_OF_PURCHASE;
        needed.stream()
                .filter(field -> !fields.contains(field))
                .sorted()
                .forEach(field -> problems.add(new FieldProblem("columns", "none becomes " + field)));
        if (mapping.subject() == ImportSubject.CUSTOMERS
                && mapping.of("externalId")
                        .filter(ImportMapping.Column::isConstant)
                        .isPresent()) {
            problems.add(new FieldProblem("columns", "externalId must be a column"));
        }
        fields.stream()
                .map(TargetFields.ADDRESS::matcher)
                .filter(address -> address.matches())
                .forEach(address -> {
                    var text = address.group(1) == null ? "address.text" : "address." + address.group(1) + ".text";
                    if (!fields.contains(text)) {
                        problems.add(new FieldProblem("columns", "none becomes " + text));
                    }
                });
    }

    private static void notations(ImportMapping mapping, List<FieldProblem> problems) {
        var formats = mapping.dateFormats() == null ? List.<String>of() : mapping.dateFormats();
        for (int i = 0; i < formats.size(); i++) {
            try {
                Moments.format(formats.get(i));
            } catch (IllegalArgumentException e) {
                problems.add(new FieldProblem("dateFormats[" + i + "]", "is no notation of a date as yyyy-MM-dd"));
            }
        }
        try {
            if (mapping.zone() != null) {
                ZoneId.of(mapping.zone());
            }
        } catch (DateTimeException e) {
            problems.add(new FieldProblem("zone", "is no time zone"));
        }
    }
}
