package io.careflow.customer.exports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file that is written row by row. */
interface ExportFile extends Closeable {

    /** @param cells none is null */
    void row(List<String> cells) throws IOException;

    /** Lets go of the rows so far. */
    void flush() throws IOException;
}
