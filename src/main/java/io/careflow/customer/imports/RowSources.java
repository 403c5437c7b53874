package io.careflow.customer.imports;

import io.careflow.customer.imports.ImportMapping.Delimiter;
import io.careflow.customer.imports.ImportMapping.Encoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/** Opens files of every format. */
final class RowSources {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private RowSources() {}

    /** @throws ImportFailure when it is no file of that format */
    static RowSource open(boolean isWorkbook, Encoding encoding, Delimiter delimiter, InputStream file)
            throws IOException {
        if (isWorkbook) {
            return new WorkbookRows(file.readAllBytes());
        }
        // What is not of the encoding becomes U+FFFD, which refuses its line.
        var text = new BufferedReader(new InputStreamReader(file, Charset.forName(encoding.code())));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return delimiter == Delimiter.SPACE ? new SpacedRows(text) : new CsvRows(text, delimiter);
    }
}
