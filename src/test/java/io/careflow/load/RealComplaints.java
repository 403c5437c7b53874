package io.careflow.load;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What people complain about: from a file with the columns {@code product} and {@code issue}, else one of our own. */
record RealComplaints(List<Complained> all) {

    static RealComplaints fromProperty() {
        var file = System.getProperty("careflow.load.csv", "");
        return file.isBlank()
                ? new RealComplaints(List.of(new Complained("Delivery", "The parcel has not arrived")))
                : read(Path.of(file));
    }

    String subject(int number) {
        return escaped(all.get(number % all.size()).product());
    }

    String issue(int number) {
        return escaped(all.get(number % all.size()).issue());
    }

    private static RealComplaints read(Path file) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return new RealComplaints(csv.stream()
                    .map(row -> new Complained(row.getField("product"), row.getField("issue")))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    record Complained(String product, String issue) {}
}
