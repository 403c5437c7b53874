package io.careflow.survey;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.careflow.customer.imports.FormulaGuard;
import io.careflow.platform.AuditTrail;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Answers as CSV (RFC 4180, UTF-8 with BOM), page by page; no cell is taken for a formula, and who is in it is audited. */
@Service
public class SurveyExport {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int PAGE = 500;
    private static final List<String> FIXED = List.of(
            "id",
            "customerId",
            "score",
            "tier",
            "group",
            "product",
            "channel",
            "invitedAt",
            "answeredAt",
            "followUp",
            "callBack");

    private final SurveyResults results;
    private final SurveyDefinitions definitions;
    private final AuditTrail audit;

    SurveyExport(SurveyResults results, SurveyDefinitions definitions, AuditTrail audit) {
        this.results = results;
        this.definitions = definitions;
        this.audit = audit;
    }

    /** Writes all answers of the query; the questions' keys are the last columns. */
    public void write(ResultQuery query, OutputStream out) throws IOException {
        var questions = definitions.require(query.definition()).questionnaire().form().fields().keySet().stream()
                .filter(key -> !key.equals(Questionnaire.SCORE))
                .toList();
        out.write(BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            var header = new ArrayList<>(FIXED);
            header.addAll(questions);
            csv.writeRecord(header);
            String next = null;
            do {
                var page = results.said(query, next, PAGE);
                audit.record(
                        "export",
                        "customer",
                        page.items().stream()
                                .map(said -> said.survey().customerId().toString())
                                .distinct()
                                .toList());
                page.items().forEach(said -> csv.writeRecord(cells(said, questions)));
                next = page.next();
            } while (next != null);
        }
    }

    private static List<String> cells(SurveyResults.Said said, List<String> questions) {
        var survey = said.survey();
        var cells = new ArrayList<String>();
        for (var value : new Object[] {
            survey.id(),
            survey.customerId(),
            survey.score(),
            survey.tier(),
            survey.group(),
            survey.product(),
            survey.channel(),
            survey.invitedAt(),
            survey.answeredAt(),
            survey.followUp(),
            survey.callBackOutcome()
        }) {
            cells.add(text(value));
        }
        questions.forEach(question -> cells.add(text(said.answers().get(question))));
        return cells;
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        var text = value instanceof Collection<?> many
                ? many.stream().map(Object::toString).collect(Collectors.joining(", "))
                : value.toString();
        return FormulaGuard.added(text);
    }
}
