package io.careflow.survey;

import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.TimeCursor;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers answered, of those whom the reader may see. */
@Service
@Transactional(readOnly = true)
public class SurveyResults {

    private static final int PAGE = 25;
    private static final int MOST_LINES = 200;

    private static final String PERIOD =
            " from survey where definition = :definition and invited_at >= :from and invited_at < :to and ";

    private final JdbcClient jdbc;
    private final SurveyDefinitions definitions;
    private final Answers answers;
    private final CustomerVisibility visibility;
    private final CompanyDay company;

    SurveyResults(
            JdbcClient jdbc,
            SurveyDefinitions definitions,
            Answers answers,
            CustomerVisibility visibility,
            CompanyDay company) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.answers = answers;
        this.visibility = visibility;
        this.company = company;
    }

    /**
     * A line of the results.
     *
     * @param of what it is told apart by; null for those who have none
     * @param answered how many of the invited sent their answers
     * @param partly how many saved some and sent none
     * @param unhappy how many scores are of those who are unhappy: detractors
     * @param happy how many scores are of those who are happy: promoters
     * @param responsePercent how many percent of the invited answered
     * @param mean of the scores; null without answers
     * @param estimate the share of the happy, or the Net Promoter Score; null without answers
     */
    public record Line(
            String of,
            long invited,
            long answered,
            long partly,
            long unhappy,
            long happy,
            double responsePercent,
            Double mean,
            Estimate estimate) {}

    /** An answered survey with what was said. */
    public record Said(Survey survey, Map<String, Object> answers) {}

    /** The company's date. */
    public LocalDate today() {
        return company.today();
    }

    /** The figures, line by line; those of which there are most come first, months in their order. */
    public List<Line> lines(ResultQuery query) {
        var metric = definitions.require(query.definition()).metric();
        var scope = visibility.current();
        var order = query.by() == ResultQuery.By.MONTH ? "1" : "2 desc, 1";
        return jdbc.sql("select " + query.by().sql() + " as of, count(*) as invited, count(score) as answered,"
                        + " count(*) filter (where score is null and answers is not null) as partly,"
                        + " count(*) filter (where score <= :low) as unhappy,"
                        + " count(*) filter (where score >= :high) as happy, avg(score) as mean"
                        + PERIOD + scope.of("survey.customer_id") + " group by 1 order by " + order + " limit "
                        + MOST_LINES)
                .params(parameters(query))
                .param("zone", company.zone().getId())
                .param("low", metric.low())
                .param("high", metric.high())
                .params(scope.parameters())
                .query((row, i) -> line(row, metric))
                .list();
    }

    /**
     * What customers answered, the newest first.
     *
     * @param page what the page before gave as next; null for the first
     */
    public Page<Said> said(ResultQuery query, String page) {
        return said(query, page, PAGE);
    }

    /** Like {@link #said}, so many a page. */
    public Page<Said> said(ResultQuery query, String page, int most) {
        var before = TimeCursor.parse(page);
        var scope = visibility.current();
        var rows = jdbc.sql("select *" + PERIOD + scope.of("survey.customer_id")
                        + " and status = 'answered' and (answered_at, id) < (:at, :id)"
                        + " order by answered_at desc, id desc limit :most")
                .params(parameters(query))
                .param("at", before.at())
                .param("id", before.id())
                .param("most", most + 1)
                .params(scope.parameters())
                .query((row, i) -> new Said(
                        SurveyTable.survey(row, i),
                        answers.decrypted(row.getObject("id", UUID.class), row.getBytes("answers"))))
                .list();
        return Page.of(rows, most, last -> TimeCursor.of(
                        last.survey().answeredAt(), last.survey().id())
                .toString());
    }

    private Map<String, Object> parameters(ResultQuery query) {
        var parameters = new HashMap<String, Object>();
        parameters.put("definition", query.definition());
        parameters.put("from", timestamp(begin(query.from())));
        parameters.put("to", timestamp(begin(query.to().plusDays(1))));
        return parameters;
    }

    private Instant begin(LocalDate day) {
        return company.start(day);
    }

    private static Line line(ResultSet row, SurveyMetric metric) throws SQLException {
        var invited = row.getLong("invited");
        var answered = row.getLong("answered");
        var unhappy = row.getLong("unhappy");
        var happy = row.getLong("happy");
        var mean = row.getBigDecimal("mean");
        return new Line(
                row.getString("of"),
                invited,
                answered,
                row.getLong("partly"),
                unhappy,
                happy,
                Math.round(1000.0 * answered / invited) / 10.0,
                mean == null ? null : Math.round(mean.doubleValue() * 100) / 100.0,
                answered == 0 ? null : estimate(metric, happy, unhappy, answered));
    }

    private static Estimate estimate(SurveyMetric metric, long happy, long unhappy, long answered) {
        return metric == SurveyMetric.NPS
                ? Estimate.netPromoters(happy, unhappy, answered)
                : Estimate.share(happy, answered);
    }
}
