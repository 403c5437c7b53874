package io.careflow.customer.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.careflow.customer.imports.FormulaGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** CSV (RFC 4180) in UTF-8, with the mark by which Excel knows it; no cell is taken for a formula. */
final class CsvFile implements ExportFile {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvWriter csv;

    CsvFile(OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    }

    @Override
    public void row(List<String> cells) {
        csv.writeRecord(cells.stream().map(FormulaGuard::added).toList());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
