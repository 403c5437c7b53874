package io.careflow.customer.imports;

import io.careflow.customer.imports.Lines.Line;
import io.careflow.platform.FieldProblem;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of a CSV file (RFC 4180) as far as it is sound. A line whose quotes do not fit, or that is too long, becomes an
 * empty one, so that one lost quote does not swallow the rest of the file; the others keep their numbers.
 */
final class SoundRecords extends Reader {

    private static final int MOST_LINES = 1000;

    private final Lines lines;
    private final char delimiter;
    private final Map<Long, FieldProblem> faults = new HashMap<>();
    private final StringBuilder sound = new StringBuilder();
    private int given;
    private long line = 1;

    SoundRecords(Lines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
    }

    private enum Place {
        START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE,
        BROKEN
    }

    /** What is wrong with a line; null when nothing is. It is told once. */
    FieldProblem fault(long ofLine) {
        return faults.remove(ofLine);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (given == sound.length()) {
            sound.setLength(0);
            given = 0;
            if (!readRecord()) {
                return -1;
            }
        }
        int some = Math.min(length, sound.length() - given);
        sound.getChars(given, given + some, into, from);
        given += some;
        return some;
    }

    private boolean readRecord() throws IOException {
        var first = lines.next();
        if (first == null) {
            return false;
        }
        if (first.tooLong()) {
            refuse("too-long-line", "the line is too long");
            return true;
        }
        var record = new ArrayList<Line>(List.of(first));
        var place = scan(first.text(), Place.START);
        long characters = first.text().length();
        while (place == Place.QUOTED && record.size() < MOST_LINES && characters < Lines.LONGEST) {
            var next = lines.next();
            if (next == null) {
                break;
            }
            record.add(next);
            characters += next.text().length();
            place = next.tooLong() ? Place.BROKEN : scan(next.text(), Place.QUOTED);
        }
        if (place == Place.QUOTED || place == Place.BROKEN) {
            refuse("quotes", "the quotes do not fit");
            lines.giveBack(record.subList(1, record.size()));
        } else {
            record.forEach(part -> sound.append(part.text()).append('\n'));
            line += record.size();
        }
        return true;
    }

    private void refuse(String rule, String message) {
        faults.put(line, new FieldProblem("line", message, rule, List.of()));
        sound.append('\n');
        line++;
    }

    private Place scan(String text, Place from) {
        var place = from;
        for (int i = 0; i < text.length() && place != Place.BROKEN; i++) {
            place = after(place, text.charAt(i));
        }
        return place;
    }

    private Place after(Place place, char character) {
        var quote = character == '"';
        return switch (place) {
            case START -> quote ? Place.QUOTED : character == delimiter ? Place.START : Place.PLAIN;
            case PLAIN -> character == delimiter ? Place.START : Place.PLAIN;
            case QUOTED -> quote ? Place.AFTER_QUOTE : Place.QUOTED;
            case AFTER_QUOTE -> quote ? Place.QUOTED : character == delimiter ? Place.START : Place.BROKEN;
            case BROKEN -> Place.BROKEN;
        };
    }

    @Override
    public void close() {
        sound.setLength(0);
    }
}
