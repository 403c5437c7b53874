package io.careflow.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.platform.CompanyDay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How well the score tells who leaves, on purchases of a real shop: the file that {@code -Dcareflow.backtest.purchases=}
 * names is imported as any other, every customer is scored as on {@code -Dcareflow.backtest.as-of=} by what was known at
 * the end of that day, and it is counted who bought again until the end of {@code -Dcareflow.backtest.until=}. Writes the
 * report and its chart into {@code -Dcareflow.backtest.report=}.
 */
@Tag("backtest")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"careflow.standing.currency=USD", "careflow.default-zone=America/New_York"})
class ChurnBacktestTest {

    private static final int PAGE = 1_000;
    private static final LocalDate AS_OF = LocalDate.parse(System.getProperty("careflow.backtest.as-of", "1997-09-30"));
    private static final LocalDate UNTIL = LocalDate.parse(System.getProperty("careflow.backtest.until", "1998-06-30"));
    private static final LocalDate FITTED_AS_OF =
            LocalDate.parse(System.getProperty("careflow.backtest.fitted-as-of", "1997-06-30"));
    private static final LocalDate FITTED_UNTIL =
            LocalDate.parse(System.getProperty("careflow.backtest.fitted-until", "1997-09-30"));

    @LocalServerPort
    int port;

    @Autowired
    ChurnScores scores;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CompanyDay company;

    @Test
    void measure() throws IOException {
        var purchases = System.getProperty("careflow.backtest.purchases", "");
        assertThat(purchases).as("-Dcareflow.backtest.purchases=<path>").isNotEmpty();
        var mapping = System.getProperty("careflow.backtest.mapping", "cdnow");
        importAll(Files.readAllBytes(Path.of(purchases)), mapping);

        var tested = Period.of(AS_OF, UNTIL, told(AS_OF, UNTIL));
        var fitted = Period.of(FITTED_AS_OF, FITTED_UNTIL, told(FITTED_AS_OF, FITTED_UNTIL));

        var report = BacktestReport.of(tested, fitted);
        System.out.println(report);
        var folder = Path.of(System.getProperty("careflow.backtest.report", "target"));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("churn-backtest.md"), report);
        Files.writeString(folder.resolve("churn-backtest.svg"), RocChart.of(tested.rankings()));
        assertThat(tested.told()).isNotEmpty();
    }

    private void importAll(byte[] content, String mapping) {
        var lead = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "lead");
        var answer = lead.upload(
                "/api/purchases/import", "purchases.txt", content, Map.of("mode", "apply", "mapping", mapping));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        var job = answer.response().headers().firstValue("Location").orElseThrow();
        var ended = await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> lead.get(job).json(), now -> now.has("endedAt"));
        assertThat(ended.get("counts").get("refused").asLong())
                .as(ended.toString())
                .isZero();
    }

    /** Every customer who had bought by then, page by page, as the nightly run does. */
    private List<Told> told(LocalDate asOf, LocalDate until) {
        var then = endOf(asOf);
        var bought = new ArrayList<Told>();
        var after = new UUID(0, 0);
        List<UUID> page;
        do {
            page = jdbc.sql("select id from customer where id > ? order by id limit ?")
                    .params(after, PAGE)
                    .query(UUID.class)
                    .list();
            var again = boughtAgain(page, then, endOf(until));
            for (var row : scores.assess(page, then, Map.of())) {
                var days = shoppingDays(row.customer(), asOf);
                bought.add(new Told(row.assessment(), days.size(), days.getLast(), !again.contains(row.customer())));
            }
            after = page.isEmpty() ? after : page.getLast();
        } while (page.size() == PAGE);
        return bought;
    }

    private List<UUID> boughtAgain(List<UUID> customers, Instant after, Instant until) {
        return jdbc.sql("select distinct customer_id from purchase where customer_id = any (:customers)"
                        + " and at > :after and at <= :until and amount > 0")
                .param("customers", customers.toArray(UUID[]::new))
                .param("after", after.atOffset(java.time.ZoneOffset.UTC))
                .param("until", until.atOffset(java.time.ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    /** For the rankings that it is compared with: straight from the purchases. */
    private List<LocalDate> shoppingDays(UUID customer, LocalDate asOf) {
        return jdbc.sql(
                        "select distinct (at at time zone :zone)::date as day from purchase where customer_id = :customer"
                                + " and amount > 0 and at <= :then order by day")
                .param("zone", company.zone().getId())
                .param("customer", customer)
                .param("then", endOf(asOf).atOffset(java.time.ZoneOffset.UTC))
                .query(LocalDate.class)
                .list();
    }

    private Instant endOf(LocalDate day) {
        return company.start(day.plusDays(1)).minusMillis(1);
    }

    /**
     * A customer as of a day, and what they did.
     *
     * @param days on which they had bought
     * @param last the last of them
     * @param left whether they did not buy again
     */
    record Told(Assessment assessment, int days, LocalDate last, boolean left) {}

    /** One as-of date with the rankings that are compared. */
    record Period(LocalDate asOf, LocalDate until, List<Told> told, Map<String, Ranking> rankings) {

        static final String SCORE = "churn-risk.dmn";
        static final String RECENCY = "recency alone";
        static final String QUANTILES = "frequency and recency quantiles";
        private static final int QUANTILE = 5;

        static Period of(LocalDate asOf, LocalDate until, List<Told> told) {
            var recency = quantiles(told.stream()
                    .map(one -> one.last().toEpochDay())
                    .map(Long::doubleValue)
                    .toList());
            var frequency =
                    quantiles(told.stream().map(one -> (double) one.days()).toList());
            var rankings = new LinkedHashMap<String, Ranking>();
            rankings.put(
                    SCORE, ranking(told, i -> (double) told.get(i).assessment().score()));
            rankings.put(
                    RECENCY, ranking(told, i -> -(double) told.get(i).last().toEpochDay()));
            rankings.put(QUANTILES, ranking(told, i -> -(double) (recency.get(i) + frequency.get(i))));
            return new Period(asOf, until, told, rankings);
        }

        private static Ranking ranking(List<Told> told, java.util.function.IntFunction<Double> score) {
            var all = new ArrayList<Ranking.Scored>();
            for (var i = 0; i < told.size(); i++) {
                all.add(new Ranking.Scored(score.apply(i), told.get(i).left()));
            }
            return new Ranking(all);
        }

        /** The fifth that each value is in, from 0; equal values are in one. */
        private static List<Integer> quantiles(List<Double> values) {
            var sorted = values.stream().sorted().toList();
            return values.stream()
                    .map(value -> {
                        var quantile = 0;
                        while (quantile < QUANTILE - 1
                                && sorted.get((quantile + 1) * sorted.size() / QUANTILE) <= value) {
                            quantile++;
                        }
                        return quantile;
                    })
                    .toList();
        }

        /** How many the tables call at risk. */
        int flagged() {
            return (int) told.stream()
                    .filter(one -> one.assessment().risk().isAtRisk())
                    .count();
        }

        int flaggedLeavers() {
            return (int) told.stream()
                    .filter(one -> one.left() && one.assessment().risk().isAtRisk())
                    .count();
        }
    }
}
