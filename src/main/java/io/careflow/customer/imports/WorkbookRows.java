package io.careflow.customer.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** The rows of the first sheet of an Excel workbook (ISO/IEC 29500), blank ones left out. */
final class WorkbookRows implements RowSource {

    /** The longest workbook that is read, in bytes: it is held in memory. */
    static final int LONGEST = 32 * 1024 * 1024;

    // What it may unfold to: a sheet is read row by row, the table of its texts is held in memory.
    private static final long MOST_UNFOLDED = 1024L * 1024 * 1024;
    private static final long MOST_TEXTS = 64L * 1024 * 1024;
    // A number is kept in binary: 11.77 comes as 11.7699999999999996.
    private static final int DECIMALS = 10;

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> rows;
    private final Iterator<org.dhatim.fastexcel.reader.Row> iterator;
    private Row next;
    private long last;

    /** @throws ImportFailure when it is no workbook, or one that unfolds to more than can be meant */
    WorkbookRows(byte[] file) {
        try {
            measure(file);
            workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
            rows = workbook.getFirstSheet().openStream();
            iterator = rows.iterator();
        } catch (IOException | RuntimeException e) {
            throw e instanceof ImportFailure failure ? failure : unreadable();
        }
    }

    private static void measure(byte[] file) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            long all = 0;
            for (var entry : (Iterable<org.apache.commons.compress.archivers.zip.ZipArchiveEntry>)
                    () -> zip.getEntries().asIterator()) {
                long most = entry.getName().endsWith("sharedStrings.xml")
                                || entry.getName().endsWith("styles.xml")
                        ? MOST_TEXTS
                        : MOST_UNFOLDED;
                long unfolded = 0;
                try (var content = zip.getInputStream(entry)) {
                    var part = new byte[64 * 1024];
                    for (int read; (read = content.read(part)) > 0; ) {
                        unfolded += read;
                        all += read;
                        if (unfolded > most || all > MOST_UNFOLDED) {
                            throw new ImportFailure("The workbook unfolds to more than can be read.", "too-large");
                        }
                    }
                }
            }
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && iterator.hasNext()) {
                next = row(iterator.next());
            }
            return next != null;
        } catch (RuntimeException e) {
            throw unreadable();
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var row = next;
        next = null;
        return row;
    }

    private Row row(org.dhatim.fastexcel.reader.Row excel) {
        if (excel.getRowNum() <= last) {
            throw unreadable();
        }
        last = excel.getRowNum();
        var cells = new ArrayList<String>(excel.getCellCount());
        for (int i = 0; i < excel.getCellCount(); i++) {
            cells.add(excel.getOptionalCell(i).map(WorkbookRows::text).orElse(""));
        }
        var row = Row.of(excel.getRowNum(), List.copyOf(cells));
        return row.isBlank() ? null : row;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell.getDataFormatString()) ? cell.asDate().toString() : plain(cell.asNumber());
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return cell.asBoolean().toString();
        }
        if (cell.getType() == CellType.FORMULA) {
            return cell.getRawValue() == null ? "" : cell.getRawValue();
        }
        return cell.getText() == null ? "" : cell.getText();
    }

    private static String plain(BigDecimal number) {
        var rounded = number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_UP) : number;
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Whether a format shows a number as a date: it names a part of one outside of literal text. */
    private static boolean isDate(String format) {
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*]", "").matches("(?i).*(y|d|h|mmm|m/|/m|m-|-m|:).*")
                && !format.equalsIgnoreCase("General");
    }

    private static ImportFailure unreadable() {
        return new ImportFailure("The file is no workbook that can be read.", "workbook");
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }
}
