package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What flows, surveys and ratings leave behind goes by its age. */
@CareflowTest
class FlowRetentionTest extends RetentionCase {

    @Test
    void whatFlowsDidForThemLongAgoGoes() {
        var customer = customer();
        for (var years : List.of(99, 101)) {
            insert(
                    "greeting",
                    Map.of(
                            "id",
                            UUID.randomUUID(),
                            "customer_id",
                            customer,
                            "begun_for",
                            customer,
                            "occasion",
                            "birthday",
                            "year",
                            2000 - years,
                            "day",
                            ago(years).toLocalDate(),
                            "state",
                            "greeted",
                            "begun_at",
                            ago(years),
                            "done_at",
                            ago(years)));
            insert(
                    "purchase_reminder",
                    Map.of(
                            "id", UUID.randomUUID(),
                            "customer_id", customer,
                            "begun_for", customer,
                            "last_purchase", ago(years).toLocalDate(),
                            "expected", ago(years).toLocalDate(),
                            "state", "bought",
                            "begun_at", ago(years),
                            "done_at", ago(years)));
        }

        assertThat(keeping("greetings", "purchase-reminders").apply(LONG)).isTrue();

        assertThat(times("select done_at from greeting where customer_id = ?", customer))
                .containsExactly(ago(99));
        assertThat(times("select done_at from purchase_reminder where customer_id = ?", customer))
                .containsExactly(ago(99));
    }

    @Test
    void scoresOutliveTheWordsOfAnswers() {
        var customer = customer();
        for (var years : List.of(99, 101)) {
            insert(
                    "survey",
                    Map.ofEntries(
                            Map.entry("id", UUID.randomUUID()),
                            Map.entry("survey_key", customer + "-" + years),
                            Map.entry("definition", "relationship-nps"),
                            Map.entry("metric", "nps"),
                            Map.entry("customer_id", customer),
                            Map.entry("cause", "request"),
                            Map.entry("status", "answered"),
                            Map.entry("requested_at", ago(years)),
                            Map.entry("requested_by", "agent"),
                            Map.entry("answered_at", ago(years)),
                            Map.entry("answered_by", "link"),
                            Map.entry("score", 7),
                            Map.entry("answers", new byte[] {1})));
        }

        assertThat(keeping("survey-answers").apply(LONG)).isTrue();

        assertThat(times("select answered_at from survey where customer_id = ? and answers is not null", customer))
                .containsExactly(ago(99));
        assertThat(times("select answered_at from survey where customer_id = ? and score = 7", customer))
                .hasSize(2);
    }

    @Test
    void ratingThatHoldsStaysHoweverOldItIs() {
        var customer = customer();
        jdbc.sql("delete from standing_change where customer_id = ?")
                .param(customer)
                .update();
        rated(customer, "tier", 103);
        rated(customer, "tier", 102);
        rated(customer, "lifecycle", 101);
        rated(customer, "lifecycle", 99);

        assertThat(keeping("standing-history").apply(LONG)).isTrue();

        assertThat(times("select since from standing_change where customer_id = ? order by since", customer))
                .containsExactly(ago(102), ago(99));
    }

    private void rated(UUID customer, String aspect, int yearsAgo) {
        insert(
                "standing_change",
                Map.of(
                        "id", UUID.randomUUID(),
                        "customer_id", customer,
                        "aspect", aspect,
                        "to_value", "C",
                        "since", ago(yearsAgo),
                        "rule", "Rule_X",
                        "table_version", "x",
                        "why", "x",
                        "why_zh", "x",
                        "signals", "{}"));
    }

    private void insert(String table, Map<String, Object> row) {
        var columns = List.copyOf(row.keySet());
        jdbc.sql("insert into " + table + " (" + String.join(", ", columns) + ") values ("
                        + columns.stream()
                                .map(column -> column.equals("signals") ? ":signals::jsonb" : ":" + column)
                                .collect(Collectors.joining(", "))
                        + ")")
                .params(row)
                .update();
    }

    private List<OffsetDateTime> times(String sql, UUID customer) {
        return jdbc.sql(sql)
                .param(customer)
                .query((row, i) -> row.getObject(1, OffsetDateTime.class))
                .list();
    }
}
