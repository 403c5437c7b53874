package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@CareflowTest
class UnmergeApiTest extends MergeApiCase {

    @Test
    void unmergingRestoresBothAndEveryRowOfTheirs() {
        var survivor = eventful("Ada Lovelace", "1");
        var other = eventful("A. Lovelace", "2");
        var third = eventful("Ada King", "3");
        var people = List.of(survivor, other, third);
        var rows = rowsOf(people);
        var records = people.stream().map(this::record).toList();

        merge(survivor, other);
        assertThat(rowsOf(List.of(other)))
                .as("all but its own contacts follow")
                .allSatisfy((row, owner) -> assertThat(row).startsWith("contact"));
        merge(third, survivor);
        assertThat(unmerging(survivor, other).status())
                .as("the later merge comes first")
                .isEqualTo(409);
        unmerge(third, survivor);
        unmerge(survivor, other);

        var after = rowsOf(people);
        assertThat(after).containsAllEntriesOf(rows);
        after.keySet().removeAll(rows.keySet());
        assertThat(after.keySet()).as("what tells of it is new").allMatch(row -> row.startsWith("interaction"));
        assertThat(people.stream().map(this::record)).isEqualTo(records);
        assertThat(customer(other).get("id").asString()).isEqualTo(other);
    }

    @Test
    void whatHappenedSinceStaysWithTheSurvivor() {
        var survivor = created("{\"name\": \"Ada\"}");
        var other = created(
                "{\"name\": \"A.\", \"title\": \"Ms\", \"company\": \"Engines\", \"contacts\": [{\"kind\": \"phone\", \"value\": \"%s\"}]}"
                        .formatted(mobile));
        merge(survivor, other);
        agent.post("/api/customers/" + other + "/timeline", "{\"kind\": \"call\", \"text\": \"Thanks.\"}");
        agent.patch("/api/customers/" + survivor, "{\"title\": \"Dr\"}", "If-Match", "\"" + version(survivor) + "\"");

        unmerge(survivor, other);

        var kept = customer(survivor);
        assertThat(kept.get("title").asString()).isEqualTo("Dr");
        assertThat(kept.has("company")).isFalse();
        assertThat(kept.has("contacts")).isFalse();
        assertThat(values(customer(other).get("contacts"), "given")).containsExactly(mobile);
        assertThat(agent.all("/api/customers/" + survivor + "/timeline"))
                .extracting(entry -> entry.get("summary").asString())
                .contains("customer.call", "customer.unmerged");
        assertThat(agent.all("/api/customers/" + other + "/timeline"))
                .extracting(entry -> entry.get("summary").asString())
                .containsExactly("customer.unmerged");
    }

    @Test
    void mergesAreKeptWithWhoAndWhy() {
        var survivor = created("{\"name\": \"Ada\"}");
        var other = created("{\"name\": \"A.\"}");
        merge(survivor, other);
        unmerge(survivor, other);

        assertThat(unmerging(survivor, other).status()).as("is apart already").isEqualTo(404);
        var merges = lead.get("/api/customers/" + other + "/merges").json();
        assertThat(merges).hasSize(1);
        assertThat(merges.get(0).get("survivor").asString()).isEqualTo(survivor);
        assertThat(merges.get(0).get("actor").asString()).isEqualTo("lead");
        assertThat(merges.get(0).get("reason").asString()).isEqualTo("Same person, she says.");
        assertThat(merges.get(0).get("undoneReason").asString()).isEqualTo("Mother and daughter.");
        merge(other, survivor);
    }

    @Test
    void everyTableOfCustomersFollowsOrSaysWhyNot() {
        // Contacts are united, not moved; what duplicates are found by is made anew; how a record stood and that it was
        // looked through is its own, as is for what a flow was to start;
        // a report of an import tells what was.
        assertThat(jdbc.sql("""
                        select table_name from information_schema.columns
                        where column_name = 'customer_id' and table_schema = current_schema()
                        except select tgrelid::regclass::text from pg_trigger
                            where tgfoid = 'customer_rows_follow'::regproc
                        order by 1""").query(String.class).list())
                .containsExactly(
                        "churn_history",
                        "churn_score",
                        "contact",
                        "duplicate_check",
                        "duplicate_key",
                        "import_line",
                        "planned_start",
                        "record_review",
                        "standing_change");
    }

    /** Somebody of whom every table has something. */
    private String eventful(String name, String number) {
        var id = created(
                """
                {"name": "%s", "title": "%s", "birthday": "1985-12-1%s",
                 "contacts": [{"kind": "email", "value": "%s.%s@example.org", "preferred": true}],
                 "addresses": [{"text": "%s St James's Square"}], "preferences": {"products": ["tea", "%s"]}}""".formatted(name, "1".equals(number) ? "" : "Countess", number, number, unique, number, number));
        agent.post("/api/customers/" + id + "/timeline", "{\"kind\": \"call\", \"text\": \"Hello.\"}");
        agent.post("/api/customers/" + id + "/purchases", """
                {"source": "shop", "orderId": "%s-%s", "product": "Tea", "quantity": 1, "amount": 3, "currency": "EUR",
                 "at": "2026-01-01T00:00:00Z"}""".formatted(unique, number));
        jdbc.sql("""
                insert into message (id, message_key, customer_id, channel, template, purpose, locale, status, reason,
                    next_attempt_at, created_at)
                values (gen_random_uuid(), ?, cast(? as uuid), 'email', 'none', 'service', 'en', 'suppressed', 'test', now(), now())""").params("merge:" + unique + number, id).update();
        jdbc.sql("""
                insert into complaint (id, version, reference, customer_id, channel, subject, description, received_at,
                    request_digest, status, awaiting_answer, reopenings, questions)
                values (gen_random_uuid(), 0, ?, cast(? as uuid), 'WEB', 'Late', 'Late', now(), '', 'CLOSED', false, 0, 0)""").params("M-" + unique + number, id).update();
        jdbc.sql("""
                insert into desk_task (key, element_id, process_id, process_instance_key, customer_id, state, created_at, changed_at)
                values (?, 'none', 'none', 1, cast(? as uuid), 'completed', now(), now())""").params(-Math.abs((unique + number).hashCode()) - 1L, id).update();
        return id;
    }

    private ObjectNode record(String id) {
        var record = (ObjectNode) customer(id);
        // How they stand is computed, sooner or later.
        record.remove(List.of("version", "changedAt", "tier", "tierSince", "valueSegment", "valueSegmentSince"));
        record.remove(List.of("lifecycle", "lifecycleSince"));
        return record;
    }

    /** Every row that names one of these customers, and whose it is. */
    private Map<String, String> rowsOf(List<String> people) {
        var rows = new TreeMap<String, String>();
        for (var table : jdbc.sql("""
                        select tgrelid::regclass || ' ' || attname from pg_trigger
                        join pg_index on indrelid = tgrelid and indisprimary
                        join pg_attribute on attrelid = tgrelid and attnum = indkey[0]
                        where tgfoid = 'customer_rows_follow'::regproc and tgrelid <> 'standing_due'::regclass
                        union all select 'contact id'""").query(String.class).list()) {
            var name = table.split(" ")[0];
            jdbc.sql("select %s::text, customer_id::text from %s where customer_id::text in (:people)"
                            .formatted(table.split(" ")[1], name))
                    .param("people", people)
                    .query(row -> {
                        rows.put(name + " " + row.getString(1), row.getString(2));
                    });
        }
        return rows;
    }
}
