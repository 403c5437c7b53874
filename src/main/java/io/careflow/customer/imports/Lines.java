package io.careflow.customer.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lines of a text, however long: of one that is too long nothing is kept. */
final class Lines {

    static final int LONGEST = 4 * 1024 * 1024;

    private final Reader text;
    private final Deque<Line> returned = new ArrayDeque<>();
    private int ahead = -2;

    Lines(Reader text) {
        this.text = text;
    }

    /**
     * A line.
     *
     * @param text without its end
     * @param tooLong whether it was longer than {@link #LONGEST}; the text is empty then
     */
    record Line(String text, boolean tooLong) {}

    /** The next line; null at the end. */
    Line next() throws IOException {
        if (!returned.isEmpty()) {
            return returned.pop();
        }
        int character = read();
        if (character < 0) {
            return null;
        }
        var line = new StringBuilder();
        var tooLong = false;
        while (character >= 0 && character != '\n' && character != '\r') {
            if (line.length() == LONGEST) {
                tooLong = true;
                line.setLength(0);
                line.trimToSize();
            }
            if (!tooLong) {
                line.append((char) character);
            }
            character = read();
        }
        if (character == '\r') {
            int following = read();
            if (following != '\n') {
                ahead = following;
            }
        }
        return new Line(tooLong ? "" : line.toString(), tooLong);
    }

    /** Has these lines come again, in their order. */
    void giveBack(List<Line> lines) {
        lines.reversed().forEach(returned::push);
    }

    private int read() throws IOException {
        if (ahead == -2) {
            return text.read();
        }
        int character = ahead;
        ahead = -2;
        return character;
    }
}
