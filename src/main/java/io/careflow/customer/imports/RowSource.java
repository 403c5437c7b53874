package io.careflow.customer.imports;

import java.io.IOException;
import java.util.Iterator;

/** The rows of a file in their order, each read when it is asked for. */
interface RowSource extends Iterator<Row>, AutoCloseable {

    @Override
    void close() throws IOException;
}
