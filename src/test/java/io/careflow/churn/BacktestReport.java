package io.careflow.churn;

import io.careflow.churn.ChurnBacktestTest.Period;
import io.careflow.churn.ChurnBacktestTest.Told;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Puts the backtest into words and tables. */
final class BacktestReport {

    private final StringBuilder text = new StringBuilder();

    private BacktestReport() {}

    static String of(Period tested, Period fitted) {
        var report = new BacktestReport();
        report.say("# Backtest of the churn score");
        report.say("Made by the command in [churn-rescue.md](churn-rescue.md#backtest); do not edit.");
        report.say("## Scored as of %s, who bought again until %s", tested.asOf(), tested.until());
        report.say(
                "%,d customers had bought by then; %.1f %% of them did not buy again: *leavers*.",
                tested.told().size(), 100 * tested.rankings().get(Period.SCORE).base());
        report.compare(tested);
        report.say("![Leavers found against false alarms](churn-backtest.svg)");
        report.atRisk(tested);
        report.deciles(tested);
        report.say("## The period that the points were fitted on: as of %s, until %s", fitted.asOf(), fitted.until());
        report.compare(fitted);
        return report.text.toString().stripTrailing() + "\n";
    }

    private void compare(Period period) {
        var flagged = period.flagged();
        line(
                "| ranking | AUC | lift of the top decile (leavers) | lift of the lowest decile (buyers) | precision | recall |");
        line("|---|---|---|---|---|---|");
        period.rankings()
                .forEach((name, ranking) -> line(
                        "| %s | %.4f | %.3f | %.3f | %.3f | %.3f |",
                        name,
                        ranking.auc(),
                        ranking.liftOfTopDecile(),
                        ranking.liftOfLowestDecile(),
                        ranking.precision(flagged),
                        ranking.recall(flagged)));
        text.append('\n');
        say(
                "Precision and recall are those of the first %,d customers of each ranking: as many as the tables call at"
                        + " risk. A perfect ranking's top decile has a lift of %.3f.",
                flagged, 1 / period.rankings().get(Period.SCORE).base());
    }

    private void atRisk(Period period) {
        var leavers = period.told().stream().filter(Told::left).count();
        say(
                "Those whom the tables call at risk, each kind of customer by its own threshold: %,d, of whom %,d left:"
                        + " precision %.3f, recall %.3f. A threshold of each kind finds those who fall silent against"
                        + " their own rhythm; a single one for all would only find newcomers.",
                period.flagged(),
                period.flaggedLeavers(),
                (double) period.flaggedLeavers() / period.flagged(),
                (double) period.flaggedLeavers() / leavers);
        line("| bought on | customers | left | at risk | of these left |");
        line("|---|---|---|---|---|");
        kind(period, "one day", 1, 1);
        kind(period, "2 to 5 days", 2, 5);
        kind(period, "6 days or more", 6, Integer.MAX_VALUE);
        text.append('\n');
    }

    private void kind(Period period, String name, int from, int to) {
        var all = period.told().stream()
                .filter(one -> one.days() >= from && one.days() <= to)
                .toList();
        var flagged =
                all.stream().filter(one -> one.assessment().risk().isAtRisk()).toList();
        ToDoubleFunction<java.util.List<Told>> left =
                them -> 100.0 * them.stream().filter(Told::left).count() / Math.max(1, them.size());
        line(
                "| %s | %,d | %.1f %% | %,d | %.1f %% |",
                name, all.size(), left.applyAsDouble(all), flagged.size(), left.applyAsDouble(flagged));
    }

    private void deciles(Period period) {
        say("Leavers in each tenth of the customers, the highest scores first:");
        line("| ranking | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |");
        line("|---|---|---|---|---|---|---|---|---|---|---|");
        period.rankings().forEach((name, ranking) -> {
            var row = new StringBuilder("| " + name + " |");
            ranking.deciles().forEach(share -> row.append(String.format(Locale.ROOT, " %.0f %% |", 100 * share)));
            line(row.toString().replace("%", "%%"));
        });
        text.append('\n');
    }

    private void say(String words, Object... values) {
        text.append(String.format(Locale.ROOT, words, values)).append("\n\n");
    }

    private void line(String words, Object... values) {
        text.append(String.format(Locale.ROOT, words, values)).append('\n');
    }
}
