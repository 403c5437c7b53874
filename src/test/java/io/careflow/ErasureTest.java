package io.careflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A customer asks for what is kept of them, and then that it is not. */
@CareflowTest
@Order(3)
class ErasureTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    private MockMvc web;
    private HiddenCustomer customer;
    private String path;

    @BeforeEach
    void aCustomerWithEverything() throws Exception {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        customer = HiddenCustomer.in(context, web);
        path = "/api/customers/" + customer.ids().customer();
    }

    @Test
    void theirDataAreGivenInFull() throws Exception {
        read(path);

        var answer = read(path + "/data-export");

        var text = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains(customer.secrets().stream()
                        .filter(secret -> !secret.equals("1990-08-15"))
                        .toList());
        var export = JsonMapper.shared().readTree(text);
        assertThat(export.propertyNames())
                .contains("record", "purchases", "timeline", "complaints", "messages", "tasks", "accesses");
        assertThat(export.get("accesses").toString())
                .contains("lead.b")
                .contains("\"read\"")
                .contains("\"export\"");
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void nobodyIsErasedWhileTheirComplaintIsOpen() throws Exception {
        var refused = erase("customer-request");

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString()).contains("open-complaint C-");
        assertThat(leftovers()).isNotEmpty();
        assertThat(erase("because").getStatus()).isEqualTo(400);
    }

    @Test
    void afterwardsNoTableKnowsThem() throws Exception {
        assertThat(leftovers()).as("found before").contains("customer", "complaint", "interaction", "desk_task");
        finish();

        eraseOnceNothingIsUnderWay();

        assertThat(leftovers()).isEmpty();
        assertThat(count("select count(*) from contact where customer_id = ?::uuid"))
                .isZero();
        assertThat(count("select count(*) from purchase where customer_id = ?::uuid and amount = 7"))
                .as("what accounting must keep")
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from customer where id = ?::uuid and erased_at is not null and birthday is null"
                                + " and addresses is null"))
                .isEqualTo(1);
        assertThat(count("select count(*) from audit_entry where subject_id = ? and action = 'erase-customer-request'"
                        + " and actor = 'lead.b'"))
                .isEqualTo(1);
        assertThat(erase("customer-request").getStatus()).as("again").isEqualTo(204);
    }

    @Test
    void thereIsNothingMoreToSayToThem() throws Exception {
        finish();
        eraseOnceNothingIsUnderWay();

        assertThat(asked("/api/complaints", """
                {"customer": {"id": "%s"}, "channel": "web", "subject": "x", "description": "x"}""".formatted(customer.ids().customer()))
                        .getStatus())
                .isEqualTo(422);
        asked(path + "/timeline", "{\"kind\": \"note\", \"text\": \"words\"}");
        assertThat(count("select count(*) from interaction where customer_id = ?::uuid and text is not null"))
                .isZero();
    }

    @Test
    void whoComesBackFromAnOldListIsNoticed() throws Exception {
        finish();
        eraseOnceNothingIsUnderWay();

        var back = JsonMapper.shared()
                .readTree(asked(
                                "/api/customers",
                                customer.ids()
                                        .in(
                                                "{\"name\": \"Back\", \"contacts\": [{\"kind\": \"email\", \"value\": \"{email}\"}]}"))
                        .getContentAsString());

        assertThat(read("/api/customers/" + back.get("id").asString() + "/timeline")
                        .getContentAsString())
                .contains("customer.erased-before");
    }

    /** The tables that have a word of the customer, in whatever column. */
    private TreeSet<String> leftovers() {
        var patterns = customer.erasable().stream()
                .flatMap(word -> Stream.of(word, HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))))
                .map(word -> "%" + word.replace("_", "\\_") + "%")
                .toArray(String[]::new);
        return jdbc
                .sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql(
                                "select exists (select 1 from " + table + " one where one::text like any (?))")
                        .param(patterns)
                        .query(Boolean.class)
                        .single())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void finish() throws Exception {
        assertThat(asked("/api/complaints/" + customer.ids().complaint() + "/withdraw", "")
                        .getStatus())
                .isEqualTo(200);
    }

    /** The withdrawal ends a task and sends a message, each in its own time. */
    private void eraseOnceNothingIsUnderWay() {
        await().untilAsserted(() -> {
            var answer = erase("customer-request");
            assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(204);
        });
    }

    private int count(String sql) {
        return jdbc.sql(sql)
                .param(customer.ids().customer())
                .query(Integer.class)
                .single();
    }

    private MockHttpServletResponse erase(String reason) throws Exception {
        return asked(path + "/erase", "{\"reason\": \"" + reason + "\"}");
    }

    private MockHttpServletResponse read(String from) throws Exception {
        return web.perform(get(from).with(Someone.LEAD_OF_THE_OWNER.login()))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse asked(String at, String body) throws Exception {
        return web.perform(post(at).contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(Someone.LEAD_OF_THE_OWNER.login()))
                .andReturn()
                .getResponse();
    }
}
