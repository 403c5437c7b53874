package io.careflow.customer.imports;

import io.careflow.customer.imports.ImportMapping.Column;
import io.careflow.customer.imports.ImportMapping.Header;
import io.careflow.customer.imports.ImportMapping.WhenEmpty;
import io.careflow.platform.FieldProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes named values of the cells of a row. */
final class RowReader {

    /** The longest cell that is looked at, in UTF-16 units: no field takes more. */
    static final int LONGEST_CELL = 20_000;

    private final ImportMapping mapping;
    private final boolean isWorkbook;
    private Map<String, Integer> header;
    private int width;
    private boolean begun;

    RowReader(ImportMapping mapping, boolean isWorkbook) {
        this.mapping = mapping;
        this.isWorkbook = isWorkbook;
    }

    /**
     * What a row says.
     *
     * @param values by field; an empty one is to be taken away
     * @param problems why it is refused; empty when it is not
     */
    record Mapped(long line, Map<String, String> values, List<FieldProblem> problems) {

        static Mapped refused(long line, FieldProblem problem) {
            return new Mapped(line, Map.of(), List.of(problem));
        }

        Mapped and(List<FieldProblem> more) {
            var all = new ArrayList<>(problems);
            all.addAll(more);
            return new Mapped(line, values, all);
        }
    }

    /**
     * What a row says; null for a header.
     *
     * @throws ImportFailure when the header lacks a column
     */
    Mapped read(Row row) {
        if (!begun) {
            begun = true;
            if (isHeader(row)) {
                return null;
            }
        }
        if (row.fault() != null) {
            return Mapped.refused(row.line(), row.fault());
        }
        if (!isWorkbook && header != null && row.cells().size() != width) {
            var cells = Integer.toString(row.cells().size());
            return Mapped.refused(
                    row.line(),
                    new FieldProblem(
                            "line",
                            "has " + cells + " cells, the header has " + width,
                            "cells",
                            List.of(cells, Integer.toString(width))));
        }
        return mapped(row);
    }

    private boolean isHeader(Row row) {
        if (mapping.headed() == Header.YES) {
            name(row);
            return true;
        }
        return mapping.headed() == Header.AUTO
                && row.fault() == null
                && row.cells().stream().noneMatch(cell -> cell.codePoints().anyMatch(Character::isDigit));
    }

    private void name(Row row) {
        header = new HashMap<>();
        width = row.cells().size();
        for (int i = 0; i < width; i++) {
            header.putIfAbsent(key(row.cells().get(i)), i);
        }
        var missing = mapping.columns().stream()
                .map(Column::column)
                .filter(column -> column != null && !header.containsKey(key(column)))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ImportFailure("The file has no column " + missing + ".", "column", missing);
        }
    }

    private Mapped mapped(Row row) {
        var values = new TreeMap<String, String>();
        var problems = new ArrayList<FieldProblem>();
        for (var column : mapping.columns()) {
            var cell = cell(row, column);
            if (cell.length() > LONGEST_CELL) {
                var most = Integer.toString(LONGEST_CELL);
                problems.add(new FieldProblem(column.field(), "is longer than " + most, "too-long", List.of(most)));
            } else if (cell.codePoints().anyMatch(RowReader::isNotText)) {
                problems.add(new FieldProblem(
                        column.field(), "contains characters that are not text", "not-text", List.of()));
            } else if (!cell.isEmpty()) {
                values.put(column.field(), cell);
            } else if (column.value() != null) {
                values.put(column.field(), column.value().strip());
            } else if (column.whenEmpty() == WhenEmpty.CLEAR) {
                values.put(column.field(), "");
            } else if (column.whenEmpty() == WhenEmpty.REFUSE) {
                problems.add(new FieldProblem(column.field(), "must be given", "given", List.of()));
            }
        }
        return new Mapped(row.line(), values, problems);
    }

    private String cell(Row row, Column column) {
        if (column.isConstant()) {
            return "";
        }
        int index = column.position() != null ? column.position() - 1 : header.get(key(column.column()));
        if (index >= row.cells().size()) {
            return "";
        }
        var cell = row.cells().get(index).strip();
        return isWorkbook ? cell : FormulaGuard.removed(cell);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isNotText(int character) {
        return Character.isISOControl(character) && "\t\n\r".indexOf(character) < 0
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
                || (character & 0xFFFE) == 0xFFFE
                || character == 0xFFFD;
    }
}
