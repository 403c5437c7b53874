package io.careflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import io.careflow.desk.GroupNotice;
import io.careflow.desk.GroupNotices;
import io.careflow.desk.TypedTexts;
import io.careflow.platform.protection.FieldEncryption;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer of {@code agent.b} with all that is kept of customers: a complaint with a task, messages, purchases. */
final class HiddenCustomer {

    private final String unique = UUID.randomUUID().toString().substring(0, 13);
    private final String phone = "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    private final MockMvc web;
    private Ids ids;

    private HiddenCustomer(MockMvc web) {
        this.web = web;
    }

    static HiddenCustomer in(ApplicationContext context, MockMvc web) throws Exception {
        var customer = new HiddenCustomer(web);
        customer.make(context.getBean(JdbcClient.class), context);
        return customer;
    }

    private void make(JdbcClient jdbc, ApplicationContext context) throws Exception {
        var customer = id(posted("/api/customers", """
                {"name": "name-%1$s", "company": "company-%1$s", "title": "title-%1$s", "externalId": "external-%1$s",
                 "contacts": [{"kind": "email", "value": "mail-%1$s@example.com"}, {"kind": "phone", "value": "%2$s"},
                              {"kind": "wechat", "value": "wechat_%1$s"}],
                 "addresses": [{"text": "address-%1$s", "country": "CN"}], "birthday": "lunar:1937-11-29",
                 "locale": "en", "owner": "agent.b", "ownerGroup": "team-b",
                 "preferences": {"channel": "email", "service": "service-%1$s"}}""".formatted(unique, phone)));
        var twin = id(posted("/api/customers", "{\"name\": \"twin-%s\", \"owner\": \"agent.b\"}".formatted(unique)));
        done(
                post("/api/customers/" + customer + "/merge").header("If-Match", "\"0\""),
                """
                {"other": "%s", "otherVersion": 0, "reason": "because-%s"}""".formatted(twin, unique),
                200);
        done(put("/api/customers/" + customer + "/consents"), """
                {"consents": [{"channel": "email", "purpose": "marketing", "state": "opted-in", "source": "web-form",
                  "proof": "proof-%s"}]}""".formatted(unique), 200);
        posted("/api/customers/" + customer + "/purchases", """
                {"source": "shop", "orderId": "order-%1$s", "product": "product-%1$s", "quantity": 1, "amount": 7,
                 "currency": "CNY", "at": "2026-01-02T03:04:05Z"}""".formatted(unique));
        posted("/api/customers/" + customer + "/timeline", """
                {"kind": "note", "text": "note-%s"}""".formatted(unique));
        var complaint = id(posted("/api/complaints", """
                {"customer": {"id": "%1$s"}, "channel": "web", "category": "delivery", "externalId": "external-%2$s",
                 "subject": "subject-%2$s", "description": "description-%2$s"}""".formatted(customer, unique)));
        var task = await().until(
                        () -> one(jdbc, "select key::text from desk_task where complaint_id = ?::uuid", complaint),
                        Optional::isPresent)
                .get();
        context.getBean(TypedTexts.class)
                .keep(Long.parseLong(task), Map.of("text_reply", "reply-" + unique), "agent.b");
        // The flow came by here before: what was typed then is what the form starts with.
        jdbc.sql("""
                        insert into desk_task (key, element_id, process_id, process_instance_key, candidate_groups,
                            complaint_id, customer_id, state, created_at, changed_at, texts)
                        select -key, element_id, process_id, process_instance_key, candidate_groups, complaint_id,
                            customer_id, 'completed', created_at, changed_at, texts
                        from desk_task where key = ?""").param(Long.parseLong(task)).update();
        var message = await().until(
                        () -> one(
                                jdbc,
                                "select id::text from message where status = 'accepted' and complaint_id = ?::uuid",
                                complaint),
                        Optional::isPresent)
                .get();
        var notice = UUID.randomUUID();
        var notices = context.getBean(GroupNotices.class);
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> List.of("team-a", "team-b")
                .forEach(group -> notices.tell(GroupNotice.open(
                        group.equals("team-b") ? notice : UUID.randomUUID(),
                        group,
                        UUID.fromString(complaint),
                        "complaint.escalated.resolution.breach",
                        Instant.now()))));
        var survey = UUID.randomUUID();
        var answers = context.getBean(FieldEncryption.class)
                .encrypt("{\"comment\": \"opinion-%s\", \"score\": 3}".formatted(unique), "survey.answers:" + survey);
        jdbc.sql("insert into survey (id, survey_key, definition, metric, customer_id, cause, status, requested_at,"
                        + " requested_by, answered_at, score, answers, follow_up)"
                        + " values (?, ?, 'service-ces', 'ces', ?::uuid, 'request', 'answered', now(), 'system', now(), 3,"
                        + " ?, 'none')")
                .params(survey, "hidden:" + survey, customer, answers)
                .update();
        ids = new Ids(customer, complaint, task, message, notice.toString(), survey.toString(), this);
    }

    private JsonNode posted(String path, String body) throws Exception {
        return done(post(path), body, 201);
    }

    private JsonNode done(MockHttpServletRequestBuilder request, String body, int status) throws Exception {
        var answer = web.perform(request.contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(Someone.ADMIN.login()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }

    private static Optional<String> one(JdbcClient jdbc, String sql, String complaint) {
        return jdbc.sql(sql).param(complaint).query(String.class).list().stream()
                .findFirst();
    }

    Ids ids() {
        return ids;
    }

    /** Ids of nothing, in the same places. */
    Ids unknownIds() {
        var nobody = UUID.randomUUID().toString();
        return new Ids(nobody, nobody, "1", nobody, nobody, nobody, this);
    }

    /** What others must not read, in any form in which it is shown. */
    List<String> secrets() {
        return List.of(
                "name-" + unique,
                "company-" + unique,
                "title-" + unique,
                "mail-" + unique,
                "wechat_" + unique,
                phone.substring(3),
                "address-" + unique,
                "1937-11-29",
                "service-" + unique,
                "order-" + unique,
                "product-" + unique,
                "note-" + unique,
                "subject-" + unique,
                "description-" + unique,
                "reply-" + unique,
                "proof-" + unique,
                "because-" + unique,
                "opinion-" + unique,
                "twin-" + unique);
    }

    /** What is gone once they are erased: purchases stay. */
    List<String> erasable() {
        return secrets().stream()
                .filter(secret -> !secret.startsWith("order-") && !secret.startsWith("product-"))
                .toList();
    }

    /** What the requests name. */
    record Ids(
            String customer,
            String complaint,
            String task,
            String message,
            String notice,
            String survey,
            HiddenCustomer of) {

        String in(String text) {
            return text.replace("{customer}", customer)
                    .replace("{complaint}", complaint)
                    .replace("{task}", task)
                    .replace("{message}", message)
                    .replace("{notice}", notice)
                    .replace("{survey}", survey)
                    .replace("{name}", "name-" + of.unique)
                    .replace("{email}", "mail-" + of.unique + "@example.com")
                    .replace("{phone}", of.phone)
                    .replace("{external}", "external-" + of.unique);
        }
    }
}
