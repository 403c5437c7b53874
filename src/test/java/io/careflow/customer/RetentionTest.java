package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.careflow.CareflowTest;
import io.careflow.OneTaskFlow;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.StartFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CareflowTest
class RetentionTest {

    // Older than what any other test has made.
    private static final Period CENTURY = Period.ofYears(100);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Autowired
    List<RetentionRule> rules;

    @Autowired
    Retention retention;

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CamundaClient engine;

    @Autowired
    Clock clock;

    private OffsetDateTime today;

    @BeforeEach
    void look() {
        today = clock.instant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void wordsOfOldEntriesGoAndThatTheyHappenedStays() {
        var customer = customer();
        var old = entry(customer, 101);
        var young = entry(customer, 99);

        assertThat(keeping("interaction-texts").apply(LONG)).isTrue();

        assertThat(text(old)).isNull();
        assertThat(text(young)).isEqualTo("words");
        assertThat(audited("interaction-texts: %")).isPositive();
    }

    @Test
    void manyPagesAreRemovedUntilTheTimeIsUp() {
        var customer = customer();
        for (int i = 0; i < Retention.PAGE + 10; i++) {
            entry(customer, 101);
        }

        assertThat(keeping("interaction-texts").apply(Duration.ofNanos(-1)))
                .as("no time at all")
                .isFalse();
        assertThat(keeping("interaction-texts").apply(LONG)).isTrue();

        assertThat(jdbc.sql("select count(*) from interaction where customer_id = ? and text is not null")
                        .param(customer)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void prospectsWithWhomNothingHappensAreErasedAndOthersAreNot() {
        var silent = old(customer());
        var spokenTo = old(customer());
        entry(spokenTo, 99);
        var buyer = old(customer());
        jdbc.sql("""
                        insert into purchase (id, customer_id, source, order_id, line, product, quantity, amount, currency,
                            at, created_at)
                        values (?, ?, 'shop', ?, 1, 'x', 1, 1, 'CNY', now(), now())""").params(UUID.randomUUID(), buyer, buyer.toString()).update();

        assertThat(keeping("inactive-prospects").apply(LONG)).isTrue();

        assertThat(erased(silent)).isTrue();
        assertThat(erased(spokenTo)).isFalse();
        assertThat(erased(buyer)).isFalse();
        assertThat(jdbc.sql("select actor from audit_entry where subject_id = ? and action = 'erase-retention'")
                        .param(silent.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("system");
    }

    @Test
    void wordsOfClosedComplaintsAndDoneTasksGo() {
        var customer = customer();
        var closed = complaint(customer, 101);
        var recent = complaint(customer, 99);
        jdbc.sql("""
                        insert into desk_task (key, element_id, process_id, process_instance_key, state, created_at,
                            changed_at, texts)
                        values (:key, 'Task_Respond', 'Process_X', 1, 'completed', :at, :at, '{"text_reply": "words"}')""")
                .param("key", customer.getLeastSignificantBits())
                .param("at", ago(101))
                .update();

        assertThat(keeping("complaint-texts", "task-texts").apply(LONG)).isTrue();

        assertThat(description(closed)).isEmpty();
        assertThat(description(recent)).isEqualTo("words");
        assertThat(jdbc.sql("select texts::text from desk_task where key = ?")
                        .param(customer.getLeastSignificantBits())
                        .query(String.class)
                        .single())
                .isEqualTo("{}");
    }

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

    @Test
    void asItComesNothingIsRemoved() {
        var entry = entry(customer(), 150);

        assertThat(retention.apply(LONG)).isTrue();
        assertThat(new OneTaskFlow(engine, "apply-retention").run(Map.of())).containsEntry("allRemoved", true);

        assertThat(text(entry)).isEqualTo("words");
    }

    @ParameterizedTest
    @CsvSource({"complaints, P3Y, none of", "complaint-texts, P29D, at least P30D", "task-texts, P0D, at least P30D"})
    void settingThatCannotBeMeantStopsTheStart(String name, Period age, String why) {
        assertThatThrownBy(() -> keeping(Map.of(name, age)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("careflow.retention." + name)
                .hasMessageContaining(why);
    }

    private Retention keeping(String... names) {
        return keeping(Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> CENTURY)));
    }

    private Retention keeping(Map<String, Period> ages) {
        return new Retention(rules, new RetentionSettings(ages), transactions, audit, clock);
    }

    private UUID customer() {
        return customers.create(CustomerDetails.of("Li Na", "en", List.of())).id();
    }

    private UUID old(UUID customer) {
        jdbc.sql("update customer set changed_at = ? where id = ?")
                .params(ago(101), customer)
                .update();
        jdbc.sql("update interaction set at = ? where customer_id = ?")
                .params(ago(101), customer)
                .update();
        return customer;
    }

    private UUID entry(UUID customer, int yearsAgo) {
        return timeline.record(NewInteraction.of(customer, "note", "customer.note")
                .at(ago(yearsAgo).toInstant())
                .withText("words"));
    }

    private UUID complaint(UUID customer, int yearsAgo) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into complaint (id, version, reference, customer_id, channel, subject, description,
                            received_at, request_digest, status, closed_at, awaiting_answer, reopenings, questions)
                        values (:id, 0, :reference, :customer, 'WEB', 'words', 'words', :at, 'x', 'CLOSED', :at, false, 0, 0)""")
                .param("id", id)
                .param("reference", id.toString())
                .param("customer", customer)
                .param("at", ago(yearsAgo))
                .update();
        return id;
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

    private OffsetDateTime ago(int years) {
        return today.minusYears(years);
    }

    private String text(UUID entry) {
        return jdbc.sql("select text from interaction where id = ?")
                .param(entry)
                .query((row, i) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private String description(UUID complaint) {
        return jdbc.sql("select description from complaint where id = ?")
                .param(complaint)
                .query(String.class)
                .single();
    }

    private boolean erased(UUID customer) {
        return jdbc.sql("select erased_at is not null from customer where id = ?")
                .param(customer)
                .query(Boolean.class)
                .single();
    }

    private int audited(String subject) {
        return jdbc.sql("select count(*) from audit_entry where action = 'remove-by-age' and subject_id like ?")
                .param(subject)
                .query(Integer.class)
                .single();
    }
}
