package io.careflow.customer.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.careflow.customer.imports.ImportMapping.Delimiter;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;

/** The rows of a CSV file (RFC 4180), blank ones left out. */
final class CsvRows implements RowSource {

    private static final int SAMPLE = 16 * 1024;
    private static final List<Delimiter> CANDIDATES = List.of(Delimiter.COMMA, Delimiter.SEMICOLON, Delimiter.TAB);

    private final SoundRecords records;
    private final CloseableIterator<CsvRecord> iterator;
    private final BufferedReader text;
    private Row next;

    /** @param delimiter null to find it out from the first line */
    CsvRows(BufferedReader text, Delimiter delimiter) throws IOException {
        this.text = text;
        var character = (delimiter == null ? found(text) : delimiter).character();
        this.records = new SoundRecords(new Lines(text), character);
        this.iterator = CsvReader.builder()
                .fieldSeparator(character)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(4 * Lines.LONGEST)
                .ofCsvRecord(records)
                .iterator();
    }

    @Override
    public boolean hasNext() {
        while (next == null && iterator.hasNext()) {
            next = row(iterator.next());
        }
        return next != null;
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

    private Row row(CsvRecord csv) {
        var line = csv.getStartingLineNumber();
        var fault = records.fault(line);
        if (fault != null) {
            return Row.faulty(line, fault);
        }
        var row = Row.of(line, csv.getFields());
        return row.isBlank() ? null : row;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static Delimiter found(BufferedReader text) throws IOException {
        text.mark(SAMPLE);
        var sample = new char[SAMPLE];
        int length = 0;
        for (int read; length < SAMPLE && (read = text.read(sample, length, SAMPLE - length)) > 0; ) {
            length += read;
        }
        text.reset();
        var counts = new int[CANDIDATES.size()];
        var quoted = false;
        for (int i = 0; i < length && (quoted || sample[i] != '\n' && sample[i] != '\r'); i++) {
            quoted ^= sample[i] == '"';
            for (int c = 0; !quoted && c < counts.length; c++) {
                counts[c] += sample[i] == CANDIDATES.get(c).character() ? 1 : 0;
            }
        }
        int most = 0;
        for (int c = 1; c < counts.length; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        return CANDIDATES.get(most);
    }
}
