package io.careflow.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.careflow.CareflowTest;
import io.careflow.desk.DeskFixture;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The customer's page tells at a glance where everything about them stands. */
@CareflowTest
class CustomerOverviewTest {

    @LocalServerPort
    int port;

    @Autowired
    WebApplicationContext context;

    private DeskFixture desk;
    private MockMvc web;

    @BeforeEach
    void open() {
        desk = new DeskFixture(port);
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void flowsStandThereWithTheClocksThatRunInThem() throws Exception {
        var complaint = desk.complaintOf(newcomer(), "Overview");
        desk.taskOf(complaint, "Task_Respond");

        var flow = page(customerOf(complaint)).select(".flows li");

        assertThat(flow).hasSize(1);
        assertThat(flow.select("a").attr("href")).isEqualTo("/complaints/" + complaint);
        assertThat(flow.select(".chip").text()).isEqualTo("Open");
        assertThat(flow.select(".due").eachText())
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("First response in "),
                        second -> assertThat(second).startsWith("Resolution in "));
    }

    @Test
    void endedFlowsShowNoClocksAndComeAfterThoseThatGoOn() throws Exception {
        var email = newcomer();
        var open = desk.complaintOf(email, "Goes on");
        var ended = desk.complaintOf(email, "Taken back");
        desk.taskOf(open, "Task_Respond");
        desk.as("agent").post("/api/complaints/" + ended + "/withdraw", "");

        var flows = page(customerOf(open)).select(".flows li");

        assertThat(flows.eachText()).hasSize(2);
        assertThat(flows.get(0).select("a").attr("href")).endsWith(open);
        assertThat(flows.get(1).select(".chip").text()).isEqualTo("Withdrawn");
        assertThat(flows.get(1).select(".due")).isEmpty();
    }

    @Test
    void whatWasSpentIsDrawnMonthByMonth() throws Exception {
        var customer = customerOf(desk.complaintOf(newcomer(), "Chart"));
        assertThat(page(customer).select(".bars li")).isEmpty();
        desk.tellPurchasesOf(customer);

        var bars = page(customer).select(".bars li");

        assertThat(bars).hasSize(12);
        assertThat(bars.select("rect").eachAttr("height")).contains("40", "0");
        assertThat(bars.select(".unseen").eachText())
                .allSatisfy(bar -> assertThat(bar).matches("\\w+ \\d{4}: CN¥[\\d,.]+"));
    }

    private static String newcomer() {
        return UUID.randomUUID() + "@example.org";
    }

    private String customerOf(String complaint) {
        return desk.as("lead")
                .get("/api/complaints/" + complaint)
                .json()
                .get("customerId")
                .asString();
    }

    private Document page(String customer) throws Exception {
        var answer = web.perform(get("/customers/" + customer)
                        .header("Accept-Language", "en")
                        .with(user("admin").roles("ADMIN")))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }
}
