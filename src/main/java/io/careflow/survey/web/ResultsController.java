package io.careflow.survey.web;

import io.careflow.platform.Page;
import io.careflow.survey.ResultQuery;
import io.careflow.survey.SurveyDefinition;
import io.careflow.survey.SurveyDefinitions;
import io.careflow.survey.SurveyExport;
import io.careflow.survey.SurveyResults;
import io.careflow.survey.SurveyResults.Line;
import io.careflow.survey.SurveyView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers answered: figures, words and a file. */
@RestController
@RequestMapping("/api/surveys")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
@Tag(name = "Surveys")
class ResultsController {

    private static final String PERIOD = "Of whom was invited from this day on; 12 months before the end unless given";

    private final SurveyResults results;
    private final SurveyDefinitions definitions;
    private final SurveyExport export;

    ResultsController(SurveyResults results, SurveyDefinitions definitions, SurveyExport export) {
        this.results = results;
        this.definitions = definitions;
        this.export = export;
    }

    @GetMapping
    @Operation(summary = "The surveys that are defined")
    Page<Defined> list() {
        return new Page<>(definitions.all().stream().map(Defined::of).toList(), null);
    }

    @GetMapping("/results")
    @Operation(
            summary = "What customers answered, in figures",
            description =
                    "Of the customers whom you may see. estimate is the share of the happy in percent with Wilson's"
                            + " interval, or the Net Promoter Score with the adjusted Wald interval, both at 95 %.")
    Page<Line> results(
            @RequestParam String definition,
            @Parameter(description = PERIOD) @RequestParam(required = false) String from,
            @Parameter(description = "The last day; today unless given") @RequestParam(required = false) String to,
            @Parameter(description = "all, month, tier, group or product") @RequestParam(required = false) String by) {
        return new Page<>(results.lines(query(definition, from, to, by)), null);
    }

    @GetMapping("/answers")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(summary = "What customers answered one by one, the newest first")
    Page<SurveyView> answers(
            @RequestParam String definition,
            @Parameter(description = PERIOD) @RequestParam(required = false) String from,
            @Parameter(description = "The last day; today unless given") @RequestParam(required = false) String to,
            @Parameter(description = "What the page before gave as next") @RequestParam(required = false) String page) {
        return results.said(query(definition, from, to, null), page)
                .map(said -> new SurveyView(said.survey(), said.answers()));
    }

    @GetMapping("/export")
    @PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
    @Operation(
            summary = "What customers answered as a CSV file",
            description =
                    "UTF-8 with BOM. A cell that a spreadsheet could take for a formula begins with an apostrophe."
                            + " Whose answers are in it is in the audit trail.")
    void export(
            @RequestParam String definition,
            @Parameter(description = PERIOD) @RequestParam(required = false) String from,
            @Parameter(description = "The last day; today unless given") @RequestParam(required = false) String to,
            HttpServletResponse response)
            throws IOException {
        var query = query(definition, from, to, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=survey-" + query.definition() + ".csv");
        export.write(query, response.getOutputStream());
    }

    private ResultQuery query(String definition, String from, String to, String by) {
        return ResultQuery.of(definitions.require(definition).id(), from, to, by, results.today());
    }

    /** A definition as the API shows it; durations by ISO 8601. */
    record Defined(
            String id,
            Map<String, String> name,
            String metric,
            String trigger,
            String every,
            String delay,
            List<String> reminders,
            String open) {

        static Defined of(SurveyDefinition definition) {
            return new Defined(
                    definition.id(),
                    definition.name(),
                    definition.metric().code(),
                    definition.trigger().code(),
                    definition.every() == null ? null : definition.every().toString(),
                    definition.delay().toString(),
                    definition.reminders().stream().map(Object::toString).toList(),
                    definition.open().toString());
        }
    }
}
