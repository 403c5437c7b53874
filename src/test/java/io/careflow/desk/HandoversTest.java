package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.camunda.client.api.command.ClientException;
import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CareflowTest
class HandoversTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Customers customers;

    @Autowired
    Handovers handovers;

    @Autowired
    HandoverTable table;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String leaver = "leaver-" + unique;
    private final String first = "first-" + unique;
    private final String second = "second-" + unique;
    private final String group = "group-" + unique;
    private MockMvc web;

    @BeforeEach
    void aTeam() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        for (var name : List.of(leaver, first, second)) {
            events.publishEvent(new AuthenticationSuccessEvent(UsernamePasswordAuthenticationToken.authenticated(
                    name, null, AuthorityUtils.createAuthorityList("ROLE_AGENT", "GROUP_" + group))));
        }
    }

    @Test
    void everybodyGetsAnEqualShareOfEachTierAsThePreviewSaid() throws Exception {
        for (var tier : List.of("A", "A", "A", "B", "B", "B", "C", "C", "C", "C", "C")) {
            customer(tier);
        }

        var preview = json(handOver("?dryRun=true", admin(), first, second), 200);

        assertThat(preview.get("customers").asInt()).isEqualTo(11);
        assertThat(owned(leaver)).as("a preview changes nothing").isEqualTo(Map.of("A", 3, "B", 3, "C", 5));
        var done = json(handOver("", admin(), first, second), 201);
        assertThat(done.get("customers").asInt()).isEqualTo(11);
        assertThat(owned(leaver)).isEmpty();
        var shares = preview.get("shares");
        for (int i = 0; i < 2; i++) {
            var share = shares.get(i);
            assertThat(owned(share.get("to").asString()))
                    .isEqualTo(JsonMapper.shared().convertValue(share.get("tiers"), Map.class));
            assertThat(share.get("customers").asInt()).isBetween(5, 6);
            assertThat(share.get("tiers").get("A").asInt()).isBetween(1, 2);
        }
    }

    @Test
    void eachTimelineAndTheAuditTrailSaySoAndWhoReadBeforeIsTold() throws Exception {
        var id = customer("B");

        handOver("", admin(), first);

        assertThat(jdbc.sql("select array_to_string(arguments, ' ') || ' ' || actor from interaction"
                                + " where customer_id = ? and summary = 'customer.handed-over'")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo(leaver + " " + first + " admin");
        assertThat(jdbc.sql("select count(*) from audit_entry where subject_id = ? and action = 'change-owner'")
                        .param(id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(customers.find(id).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void claimedTasksFollowTheirCustomerInTheEngine() throws Exception {
        var task = claimedTask(customer("A"));

        var done = json(handOver("", admin(), first, second), 201);

        assertThat(done.get("tasks").asInt()).isEqualTo(1);
        await().until(() -> first.equals(assignee(task)));
        await().until(() -> pending(done) == 0);
    }

    @Test
    void groupGetsTheCustomersAndFindsTheTasksUnclaimed() throws Exception {
        var id = customer("A");
        var task = claimedTask(id);

        var done = json(asked("", admin(), "{\"from\": \"%s\", \"toGroup\": \"%s\"}".formatted(leaver, group)), 201);

        var customer = customers.find(id).orElseThrow();
        assertThat(customer.owner()).isNull();
        assertThat(customer.ownerGroup()).isEqualTo(group);
        await().until(() -> assignee(task) == null);
        await().until(() -> pending(done) == 0);
    }

    @Test
    void whatTheEngineCannotTakeJustNowIsShownAndTriedAgain() {
        var task = claimedTask(customer("A"));
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            logIn();
            var id = handovers.apply(new HandoverOrder(leaver, List.of(first), null));
            new HandoverRelay(table, new TaskCommands(null) {
                        @Override
                        void assign(long key, String staff) {
                            throw EngineRefusal.of(new ClientException("nobody there"));
                        }
                    })
                    .relay();
            var record = handovers.one(id);
            assertThat(record.pending()).isEqualTo(1);
            assertThat(record.lastError()).isEqualTo("UNREACHABLE");
            assertThat(table.take(10, Duration.ofMinutes(1))).as("not at once").noneMatch(due -> due.task() == task);
            SecurityContextHolder.clearContext();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "AGENT, mine,   'first',        , 403",
        "LEAD,  mine,   'first second', , 201",
        "LEAD,  mine,   'first',  other , 400",
        "LEAD,  mine,   '',             , 400",
        "LEAD,  mine,   '',       mine  , 201",
        "LEAD,  mine,   '',       other , 403",
        "LEAD,  mine,   'lead',         , 403",
        "LEAD,  others, 'first',        , 403",
        "ADMIN, others, 'nobody',       , 422",
        "ADMIN, others, 'leaver',       , 422",
        "ADMIN, others, '',       other , 422",
        "OPS,   mine,   'first',        , 403",
    })
    void leadsHandOverWithinTheirGroupsToThoseWhoCan(String role, String groups, String to, String toGroup, int status)
            throws Exception {
        customer("C");
        var mine = groups.equals("mine") ? group : "others-" + unique;
        var body = JsonMapper.shared().createObjectNode().put("from", leaver);
        body.put("toGroup", toGroup == null ? null : toGroup.equals("mine") ? group : toGroup + unique);
        var names = body.putArray("to");
        for (var name : to.split(" ")) {
            names.add(name.equals("lead") || name.isEmpty() ? name : name + "-" + unique);
        }

        var answer = asked(
                "",
                user("boss-" + unique).authorities(AuthorityUtils.createAuthorityList("ROLE_" + role, "GROUP_" + mine)),
                body.toString());

        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        assertThat(owned(leaver).isEmpty()).isEqualTo(status == 201);
    }

    private UUID customer(String tier) {
        var id = customers
                .create(new CustomerDetails(
                        null, "Li Na", null, null, null, null, null, null, null, null, null, leaver, null, null, null))
                .id();
        jdbc.sql("update customer set tier = ? where id = ?").params(tier, id).update();
        return id;
    }

    private long claimedTask(UUID customer) {
        var desk = new DeskFixture(port);
        var complaint = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin")
                .post("/api/complaints", """
                        {"customer": {"id": "%s"}, "channel": "web", "category": "delivery", "subject": "x",
                         "description": "x"}""".formatted(customer))
                .json()
                .get("id")
                .asString();
        var key = desk.keyOf(complaint, "Task_Respond");
        context.getBean(TaskCommands.class).claim(Long.parseLong(key), leaver);
        await().until(() -> leaver.equals(assignee(Long.parseLong(key))));
        return Long.parseLong(key);
    }

    private String assignee(long task) {
        return jdbc.sql("select coalesce(assignee, '') from desk_task where key = ?")
                .param(task)
                .query(String.class)
                .optional()
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    private int pending(JsonNode handover) throws Exception {
        var answer = web.perform(
                        get("/api/handovers/" + handover.get("id").asString()).with(admin()))
                .andReturn()
                .getResponse();
        return json(answer, 200).get("pending").asInt();
    }

    private Map<String, Integer> owned(String owner) {
        var tiers = new java.util.TreeMap<String, Integer>();
        jdbc.sql("select tier, count(*) as customers from customer where owner = ? group by tier")
                .param(owner)
                .query(row -> {
                    tiers.put(row.getString("tier"), row.getInt("customers"));
                });
        return tiers;
    }

    private MockHttpServletResponse handOver(String query, RequestPostProcessor who, String... to) throws Exception {
        return asked(query, who, "{\"from\": \"%s\", \"to\": [\"%s\"]}".formatted(leaver, String.join("\", \"", to)));
    }

    private MockHttpServletResponse asked(String query, RequestPostProcessor who, String body) throws Exception {
        return web.perform(post("/api/handovers" + query)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(who))
                .andReturn()
                .getResponse();
    }

    private static JsonNode json(MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    private static RequestPostProcessor admin() {
        return user("admin").roles("AGENT", "LEAD", "OPS", "ADMIN");
    }

    private static void logIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        "admin", null, AuthorityUtils.createAuthorityList("ROLE_ADMIN")));
    }
}
