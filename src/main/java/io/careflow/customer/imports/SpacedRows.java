package io.careflow.customer.imports;

import io.careflow.platform.FieldProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/** The rows of a text whose columns stand apart by spaces, blank ones left out. */
final class SpacedRows implements RowSource {

    private static final Pattern SPACES = Pattern.compile("[ \t]+");

    private final BufferedReader text;
    private final Lines lines;
    private long line;
    private Row next;

    SpacedRows(BufferedReader text) {
        this.text = text;
        this.lines = new Lines(text);
    }

    @Override
    public boolean hasNext() {
        try {
            for (Lines.Line read; next == null && (read = lines.next()) != null; ) {
                line++;
                next = row(read);
            }
            return next != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private Row row(Lines.Line read) {
        if (read.tooLong()) {
            return Row.faulty(line, new FieldProblem("line", "the line is too long", "too-long-line", List.of()));
        }
        var cells = read.text().strip();
        return cells.isEmpty() ? null : Row.of(line, List.of(SPACES.split(cells)));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
