package io.careflow.customer.imports;

import io.careflow.platform.FieldProblem;
import java.util.List;

/**
 * A row of a file.
 *
 * @param line its number, from 1; of a workbook's, as the workbook counts
 * @param cells as they are; empty when the row has a fault
 * @param fault why it cannot be read; null when it can
 */
record Row(long line, List<String> cells, FieldProblem fault) {

    static Row of(long line, List<String> cells) {
        return new Row(line, cells, null);
    }

    static Row faulty(long line, FieldProblem fault) {
        return new Row(line, List.of(), fault);
    }

    boolean isBlank() {
        return fault == null && cells.stream().allMatch(String::isBlank);
    }
}
