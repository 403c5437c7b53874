package io.careflow.desk.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.careflow.customer.imports.FormulaGuard;
import io.careflow.customer.imports.ImportJob;
import io.careflow.customer.imports.Imports;
import io.careflow.platform.FieldProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What became of the lines of a file, in the reader's language. */
@Component("importWords")
class ImportWords {

    private final MessageSource messages;
    private final Wording wording;

    ImportWords(MessageSource messages, Wording wording) {
        this.messages = messages;
        this.wording = wording;
    }

    /** The name of a field, else the field as a mapping calls it. */
    public String field(FieldProblem problem) {
        return wording.of("import.field", problem.field());
    }

    /** What is wrong with it. */
    public String reason(FieldProblem problem) {
        return messages.getMessage(
                "import.reason." + problem.rule(),
                problem.arguments().toArray(),
                problem.message(),
                LocaleContextHolder.getLocale());
    }

    /** How many lines there were, by what became of them; customers that purchases made known where there were any. */
    public List<Count> counts(ImportJob job) {
        var counts = job.counts();
        var all = new ArrayList<>(List.of(
                new Count("read", counts.read()),
                new Count("created", counts.created()),
                new Count("updated", counts.updated()),
                new Count("unchanged", counts.unchanged()),
                new Count("refused", counts.refused()),
                new Count("warned", counts.warned())));
        if (counts.customersCreated() > 0) {
            all.add(new Count("customers-created", counts.customersCreated()));
        }
        return all;
    }

    /** @param name as the bundle names it after {@code import.count.} */
    public record Count(String name, long lines) {}

    /** Writes the whole report as CSV in UTF-8, with the mark by which Excel knows it. */
    void write(Imports imports, UUID job, OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        try (var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord(Stream.of("line", "outcome", "field", "reason")
                    .map(column -> wording.of("import.column", column))
                    .toList());
            var page = "";
            while (page != null) {
                var lines = imports.lines(job, Set.of(), false, page);
                for (var line : lines.items()) {
                    var number = Long.toString(line.line());
                    var outcome = wording.of("import.outcome", line.outcome().code());
                    if (line.problems().isEmpty()) {
                        csv.writeRecord(number, outcome, "", "");
                    }
                    for (var problem : line.problems()) {
                        csv.writeRecord(number, outcome, FormulaGuard.added(field(problem)), reason(problem));
                    }
                }
                page = lines.next();
            }
        }
    }
}
