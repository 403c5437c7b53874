package io.careflow.churn;

import io.careflow.customer.Satisfactions;
import io.careflow.customer.standing.SignalTable;
import io.careflow.platform.CompanyDay;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Scores customers by the deployed tables. Whose score is as it was is not touched. Nobody is scored who never bought:
 * there is nothing to lose.
 */
@Service
@EnableConfigurationProperties(ChurnSettings.class)
public class ChurnScores {

    private static final Duration YEAR = Duration.ofDays(365);

    private final SignalTable signals;
    private final List<Satisfactions> surveys;
    private final RiskTables tables;
    private final ScoreTable scores;
    private final ChurnSettings settings;
    private final CompanyDay day;
    private final Clock clock;

    ChurnScores(
            SignalTable signals,
            List<Satisfactions> surveys,
            RiskTables tables,
            ScoreTable scores,
            ChurnSettings settings,
            CompanyDay day,
            Clock clock) {
        this.signals = signals;
        this.surveys = surveys;
        this.tables = tables;
        this.scores = scores;
        this.settings = settings;
        this.day = day;
        this.clock = clock;
    }

    /**
     * Scores these customers anew.
     *
     * @return how many have another score, risk, reason or stake than before
     * @throws ProblemException 503 while the tables are not deployed
     */
    @Transactional
    public int rate(Collection<UUID> customers) {
        var now = clock.instant();
        var before = scores.of(customers);
        var changed = assess(customers, now, before).stream()
                .filter(row -> !before.containsKey(row.customer())
                        || !before.get(row.customer()).isOf(row))
                .toList();
        scores.keep(changed, before, day.of(now), now);
        return changed.size();
    }

    /**
     * What the tables say of customers at a moment by what was known then, in the order of their ids. Who had bought
     * nothing by then is missing.
     *
     * @param before how they stood until then; who is missing was safe
     */
    List<ScoreRow> assess(Collection<UUID> customers, Instant now, Map<UUID, ScoreRow.Before> before) {
        var scorecard = tables.scorecard();
        var answers = new HashMap<UUID, Integer>();
        surveys.forEach(survey -> survey.latest(customers, now.minus(YEAR)).forEach((customer, answer) -> {
            if (!answer.at().isAfter(now)) {
                answers.put(customer, answer.percent());
            }
        }));
        return signals.of(customers, now).stream()
                .filter(candidate -> candidate.signals().shoppingDays() > 0)
                .map(candidate -> {
                    var id = candidate.id();
                    var told = candidate.signals();
                    var churn = ChurnSignals.of(told, answers.get(id), now, settings);
                    var known = before.get(id);
                    return new ScoreRow(
                            id,
                            scorecard.assess(
                                    churn, known != null && known.risk().isAtRisk()),
                            ScoreRow.stake(told.amount(), told.tenureDays()));
                })
                .toList();
    }
}
