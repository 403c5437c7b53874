package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.careflow.CareflowTest;
import io.careflow.OneTaskFlow;
import io.careflow.platform.StartFailure;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class RetentionTest extends RetentionCase {

    @Autowired
    Retention retention;

    @Autowired
    Timeline timeline;

    @Autowired
    CamundaClient engine;

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
