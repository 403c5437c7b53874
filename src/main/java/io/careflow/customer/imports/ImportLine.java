package io.careflow.customer.imports;

import io.careflow.platform.FieldProblem;
import java.util.List;
import java.util.UUID;

/**
 * What became of a line.
 *
 * @param line its number in the file, from 1
 * @param customerId whom it concerns; null where there is nobody, or nobody yet
 * @param problems why it was refused, else what is kept as given and flagged; without any value of the file
 */
public record ImportLine(long line, LineOutcome outcome, UUID customerId, List<FieldProblem> problems) {}
