package io.careflow.customer.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An Excel workbook (ISO/IEC 29500). Its cells are texts, which Excel takes for no formulas. */
final class WorkbookFile implements ExportFile {

    private static final int MOST_ROWS = 1_048_576;

    private final Workbook workbook;
    private Worksheet sheet;
    private List<String> header;
    private int sheets;
    private int row;

    WorkbookFile(OutputStream out) {
        workbook = new Workbook(out, "careflow", null);
    }

    @Override
    public void row(List<String> cells) throws IOException {
        if (header == null) {
            header = cells;
        }
        if (sheet == null || row == MOST_ROWS) {
            next();
            write(header);
            if (header == cells) {
                return;
            }
        }
        write(cells);
    }

    private void next() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheet = workbook.newWorksheet("Customers" + (++sheets == 1 ? "" : " " + sheets));
        row = 0;
    }

    private void write(List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.inlineString(row, column, characters(cells.get(column)));
            }
        }
        row++;
    }

    /** What XML can carry. */
    private static String characters(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
    }

    @Override
    public void flush() throws IOException {
        if (sheet != null) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
