package io.careflow.churn;

import static io.careflow.platform.SqlTime.instant;
import static io.careflow.platform.SqlTime.timestamp;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.standing.StandingSettings;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Risks and rescues as people see them: only of customers whom they may see. */
@Service
public class ChurnViews {

    private static final int PAGE = 50;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int TREND_DAYS = 30;

    private static final String RISK = """
            select s.*, (select r.id from churn_rescue r where r.customer_id = s.customer_id and r.ended_at is null
                    order by r.id desc limit 1) as rescue_id,
                s.score - (select h.score from churn_history h where h.customer_id = s.customer_id
                    and h.scored_on <= :before order by h.scored_on desc limit 1) as trend
            from churn_score s join customer on customer.id = s.customer_id
            where customer.merged_into is null and customer.erased_at is null and\s""";

    private final JdbcClient jdbc;
    private final ScoreTable scores;
    private final RescueTable rescues;
    private final CustomerVisibility visibility;
    private final StandingSettings company;
    private final CompanyDay day;
    private final Clock clock;

    ChurnViews(
            JdbcClient jdbc,
            ScoreTable scores,
            RescueTable rescues,
            CustomerVisibility visibility,
            StandingSettings company,
            CompanyDay day,
            Clock clock) {
        this.jdbc = jdbc;
        this.scores = scores;
        this.rescues = rescues;
        this.visibility = visibility;
        this.company = company;
        this.day = day;
        this.clock = clock;
    }

    /**
     * Who is at risk, the most valuable first.
     *
     * @param risk {@code medium} or {@code high}; null for both
     * @param reason what mainly speaks for leaving; null for anything
     * @param page what the page before gave as next; null for the first
     * @throws ProblemException 400 for no such risk or page
     */
    public Page<AtRisk> risks(String risk, String reason, String page) {
        if (risk != null && Risk.of(risk).filter(Risk::isAtRisk).isEmpty()) {
            throw ProblemException.invalid("risk", "is none of medium, high");
        }
        var scope = visibility.current();
        var after = StakeCursor.parse(page);
        var rows = jdbc.sql(RISK + scope.ofCustomer() + " and s.risk <> 'low'"
                        + " and (cast(:risk as text) is null or s.risk = :risk)"
                        + " and (cast(:reason as text) is null or s.reason = :reason)"
                        + " and (cast(:stake as numeric) is null or (s.stake, s.customer_id) < (:stake, :after))"
                        + " order by s.stake desc, s.customer_id desc limit :most")
                .param("before", monthAgo())
                .param("risk", risk)
                .param("reason", reason)
                .param("stake", after == null ? null : after.stake())
                .param("after", after == null ? null : after.customer())
                .param("most", PAGE + 1)
                .params(scope.parameters())
                .query(this::atRisk)
                .list();
        return Page.of(rows, PAGE, last -> new StakeCursor(last.stake().amount(), last.customerId()).toString());
    }

    /**
     * How likely one customer is to leave.
     *
     * @return empty for who was never scored
     * @throws ProblemException 404 for whom the reader may not see
     */
    public Optional<AtRisk> risk(UUID customer) {
        return jdbc.sql(RISK + "s.customer_id = :customer")
                .param("before", monthAgo())
                .param("customer", visibility.standing(customer))
                .query(this::atRisk)
                .optional();
    }

    /**
     * How a customer's score came to be.
     *
     * @param on business date
     */
    public record Scored(LocalDate on, int score, Risk risk) {}

    /** The latest hundred changes of a customer's score, the oldest first. */
    public List<Scored> history(UUID customer) {
        return jdbc.sql("select * from (select scored_on, score, risk from churn_history where customer_id = ?"
                        + " order by scored_on desc limit 100) as latest order by scored_on")
                .param(visibility.standing(customer))
                .query((row, i) -> new Scored(
                        row.getObject("scored_on", LocalDate.class),
                        row.getInt("score"),
                        Risk.of(row.getString("risk")).orElseThrow()))
                .list();
    }

    /**
     * Rescues, newest first.
     *
     * @param status only these; null for all
     * @param customer only theirs; null for all
     * @param page what the page before gave as next; null for the first
     * @throws ProblemException 400 for no such status or page
     */
    public Page<Rescue> rescues(RescueStatus status, UUID customer, String page) {
        return rescues.page(status, customer, Page.after(page).orElse(null), visibility.current(), PAGE);
    }

    /** @throws ProblemException 404 for none that the reader may see */
    public Rescue rescue(UUID id) {
        return rescues.find(id)
                .filter(rescue -> visibility.sees(rescue.customerId()))
                .orElseThrow(() -> ProblemException.notFound("There is no rescue " + id + "."));
    }

    /** What is at stake and what was saved. */
    public ChurnFigures figures() {
        var scope = visibility.current();
        var risks = jdbc.sql("select count(*) as many, coalesce(sum(s.stake), 0) as stake from churn_score s"
                        + " join customer on customer.id = s.customer_id where s.risk <> 'low'"
                        + " and customer.merged_into is null and customer.erased_at is null and " + scope.ofCustomer())
                .params(scope.parameters())
                .query((row, i) -> new Sum(row.getInt("many"), row.getBigDecimal("stake")))
                .single();
        var since = timestamp(clock.instant().minus(YEAR));
        return jdbc.sql("select count(*) filter (where ended_at is null and status <> 'win-back') as going,"
                        + " count(*) filter (where ended_at > :since and outcome in"
                        + "   ('accepted', 'won-back', 'came-back')) as kept,"
                        + " count(*) filter (where ended_at > :since and outcome in ('declined', 'silent')) as lost,"
                        + " coalesce(sum(saved) filter (where ended_at > :since), 0) as saved"
                        + " from (" + RescueTable.SELECT
                        + " where ended_at is null or ended_at > :since) as churn_rescue"
                        + " where " + scope.of("churn_rescue.customer_id"))
                .param("since", since)
                .params(scope.parameters())
                .query((row, i) -> new ChurnFigures(
                        risks.many(),
                        RescueTable.money(risks.stake(), company.currency()),
                        row.getInt("going"),
                        row.getInt("kept"),
                        row.getInt("lost"),
                        RescueTable.money(row.getBigDecimal("saved"), company.currency())))
                .single();
    }

    private AtRisk atRisk(ResultSet row, int i) throws SQLException {
        return new AtRisk(
                row.getObject("customer_id", UUID.class),
                row.getInt("score"),
                Risk.of(row.getString("risk")).orElseThrow(),
                instant(row, "risk_since"),
                row.getString("reason"),
                scores.reasons(row.getString("reasons")),
                RescueTable.money(row.getBigDecimal("stake"), company.currency()),
                row.getObject("trend", Integer.class),
                row.getObject("rescue_id", UUID.class));
    }

    private LocalDate monthAgo() {
        return day.today().minusDays(TREND_DAYS);
    }

    private record Sum(int many, BigDecimal stake) {}

    /** Where a page of risks ends. */
    private record StakeCursor(BigDecimal stake, UUID customer) {

        static StakeCursor parse(String page) {
            if (page == null) {
                return null;
            }
            var parts = page.split("_");
            try {
                return new StakeCursor(new BigDecimal(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw ProblemException.invalid("page", "is not what a page before gave as next");
            }
        }

        @Override
        public String toString() {
            return stake.toPlainString() + "_" + customer;
        }
    }
}
