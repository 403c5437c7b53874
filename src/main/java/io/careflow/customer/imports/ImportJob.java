package io.careflow.customer.imports;

import io.careflow.platform.FieldProblem;
import java.time.Instant;
import java.util.UUID;

/**
 * A file that is imported, and how far that is.
 *
 * @param mappingName the mapping by which it is read
 * @param size of the file, in bytes
 * @param format {@code csv} or {@code xlsx}
 * @param encoding of a CSV file
 * @param failure why it failed; null when it did not
 * @param bytesRead how much of the file is settled, where that is known
 * @param counts what became of the lines so far
 * @param startedAt null while it waits
 * @param endedAt null until it has ended
 */
public record ImportJob(
        UUID id,
        ImportSubject subject,
        ImportMode mode,
        String mappingName,
        String fileName,
        long size,
        String format,
        String encoding,
        ImportState state,
        FieldProblem failure,
        long bytesRead,
        Counts counts,
        Instant createdAt,
        String createdBy,
        Instant startedAt,
        Instant endedAt) {

    /**
     * How many lines there were, by what became of them.
     *
     * @param read lines that are settled, header and blank ones not counted
     * @param warned lines with something that is kept as given and flagged, whatever became of them
     * @param customersCreated customers that purchases made known
     */
    public record Counts(
            long read, long created, long updated, long unchanged, long refused, long warned, long customersCreated) {}

    /** Whether nothing more will happen. */
    public boolean hasEnded() {
        return endedAt != null;
    }

    /** How much of it is done, 0 to 100; null where that is not known. */
    public Integer percent() {
        if (state == ImportState.COMPLETED) {
            return 100;
        }
        return format.equals("xlsx") ? null : (int) Math.min(99, bytesRead * 100 / size);
    }
}
