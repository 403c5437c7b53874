package io.careflow.customer.imports;

import io.careflow.customer.imports.RowReader.Mapped;
import java.util.List;
import java.util.Map;

/** Brings rows into the records. */
interface BatchImport {

    /** What must be told of earlier rows of the file to settle these, as digests; repeated where rows repeat. */
    List<String> keys(List<Mapped> rows);

    /**
     * Settles rows, in the caller's transaction.
     *
     * @param seen how often each of the keys had been seen before these rows
     */
    Settled settle(List<Mapped> rows, Map<String, Integer> seen);

    /**
     * What became of rows.
     *
     * @param lines in the order of the rows
     * @param customersCreated customers that purchases made known
     */
    record Settled(List<ImportLine> lines, long customersCreated) {}
}
