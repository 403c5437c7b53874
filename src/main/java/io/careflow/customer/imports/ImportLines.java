package io.careflow.customer.imports;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What became of the lines of files. */
@Component
class ImportLines {

    private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportLines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID job, List<ImportLine> lines) {
        jdbc.sql("insert into import_line (import_id, line, outcome, customer_id, problems)"
                        + " select ?, line, outcome, customer_id, problems"
                        + " from unnest(?::bigint[], ?::text[], ?::uuid[], ?::jsonb[])"
                        + " as lines (line, outcome, customer_id, problems)")
                .params(
                        job,
                        lines.stream().map(ImportLine::line).toArray(Long[]::new),
                        lines.stream().map(line -> line.outcome().code()).toArray(String[]::new),
                        lines.stream()
                                .map(line -> line.customerId() == null
                                        ? null
                                        : line.customerId().toString())
                                .toArray(String[]::new),
                        lines.stream().map(line -> written(line.problems())).toArray(String[]::new))
                .update();
    }

    /**
     * A page of a report, in the order of the lines.
     *
     * @param outcomes those that are wanted; empty for all
     * @param notable whether only lines with something to say are wanted
     * @param page what the page before gave as {@code next}; null for the first
     */
    Page<ImportLine> page(UUID job, Set<LineOutcome> outcomes, boolean notable, String page, int size) {
        var rows = jdbc.sql("select line, outcome, customer_id, problems from import_line"
                        + " where import_id = :job and line > :after"
                        + (outcomes.isEmpty() ? "" : " and outcome in (:outcomes)")
                        + (notable ? " and problems is not null" : "")
                        + " order by line limit :most")
                .param("job", job)
                .param("after", cursor(page))
                .param("outcomes", outcomes.stream().map(LineOutcome::code).collect(Collectors.toSet()))
                .param("most", size + 1)
                .query((row, i) -> new ImportLine(
                        row.getLong("line"),
                        LineOutcome.of(row.getString("outcome")),
                        row.getObject("customer_id", UUID.class),
                        read(row.getString("problems"))))
                .list();
        return Page.of(rows, size, last -> Long.toString(last.line()));
    }

    private String written(List<FieldProblem> problems) {
        return problems.isEmpty()
                ? null
                : json.writeValueAsString(problems.stream().map(Problem::of).toList());
    }

    private List<FieldProblem> read(String problems) {
        return problems == null
                ? List.of()
                : json.readValue(problems, PROBLEMS).stream()
                        .map(Problem::problem)
                        .toList();
    }

    private static long cursor(String page) {
        try {
            return page == null || page.isEmpty() ? 0 : Long.parseLong(page);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("page", "is not what this list gave as next");
        }
    }
}
