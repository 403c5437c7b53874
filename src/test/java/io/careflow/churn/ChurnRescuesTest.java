package io.careflow.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.customer.CustomerFlow;
import io.careflow.customer.Rescues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rescues on the whole application, from the score or from another flow to what comes of them. */
@CareflowTest
class ChurnRescuesTest extends RescueCase {

    @Autowired
    Rescues rescues;

    @Autowired
    RescueFlows flows;

    @Autowired
    ChurnData data;

    @Autowired
    RescueTaskSubject subjects;

    @Test
    void whoSaysThatTheyLeaveIsCalledOnceAndWhatTheySayIsKept() {
        var customer = regular(5);
        wanted(customer);
        wanted(customer);

        assertThat(table.going(List.of(customer))).singleElement().satisfies(rescue -> {
            assertThat(rescue.origin()).isEqualTo("periodic-revisit");
            assertThat(rescue.reason()).isEqualTo("said-so");
        });
        assertThat(rescues.isOn(customer)).isTrue();
        complete(
                agent,
                customer,
                "Task_CallLeavingCustomer",
                "{\"outcome\": \"declined\", \"leavingReason\": \"price\"}");

        await().until(() -> !rescues.isOn(customer));
        var declined = only(customer);
        assertThat(declined.status()).isEqualTo(RescueStatus.WIN_BACK);
        assertThat(declined.outcome()).isEqualTo(RescueOutcome.DECLINED);
        assertThat(declined.leavingReason()).isEqualTo("price");
        assertThat(declined.contactedAt()).isNotNull();
        assertThat(flows.ofCustomer(customer)).extracting(CustomerFlow::status).containsExactly("win-back");

        buys(customer, "80");
        var back = only(customer);
        assertThat(back.outcome()).isEqualTo(RescueOutcome.WON_BACK);
        assertThat(back.endedAt()).isNotNull();
        assertThat(back.saved().amount()).isEqualByComparingTo("80");
    }

    @Test
    void theCallOffersWhatTheTableSaysAndTheTaskTellsIt() {
        var customer = regular(5);
        wanted(customer);
        var task = task(customer, "Task_CallLeavingCustomer");

        var told = agent.get("/api/tasks/" + task).json();
        assertThat(told.get("subjectId").asString())
                .isEqualTo(only(customer).id().toString());
        assertThat(subjects.view(only(customer).id(), Locale.CHINESE)
                        .orElseThrow()
                        .facts())
                .extracting(fact -> fact.labelKey() + " " + fact.value())
                .contains("reason said-so", "risk high", "offer none");
    }

    @Test
    void whoBuysBeforeAnybodyCallsCameBackByThemselves() {
        var customer = regular(5);
        wanted(customer);
        task(customer, "Task_CallLeavingCustomer");
        buys(customer, "50");

        assertThat(only(customer).outcome()).isEqualTo(RescueOutcome.CAME_BACK);
        assertThat(only(customer).saved()).as("nobody did anything").isNull();
        await().until(() -> tasks(customer).isEmpty());
    }

    @Test
    void whoTookTheCustomerOverMeanwhileGetsTheTask() {
        var customer = regular(5);
        jdbc.sql("update customer set tier = 'A', owner = 'leaver', owner_group = 'team-1' where id = ?")
                .param(customer)
                .update();
        wanted(customer);
        task(customer, "Task_ApproveOffer");
        jdbc.sql("update customer set owner = 'agent', owner_group = 'team-2' where id = ?")
                .param(customer)
                .update();
        complete(lead, customer, "Task_ApproveOffer", "{\"approved\": true}");

        var call = task(customer, "Task_CallLeavingCustomer");
        await().until(() -> jdbc.sql("select assignee || ' of ' || candidate_groups[1] from desk_task where key = ?")
                .param(call)
                .query(String.class)
                .optional()
                .equals(Optional.of("agent of team-2")));
    }

    @Test
    void anOpenComplaintComesFirst() {
        var customer = regular(5);
        var complaint = agent.post("/api/complaints", """
                {"customer": {"id": "%s"}, "channel": "web", "category": "delivery", "subject": "Late",
                 "description": "It has not arrived."}""".formatted(customer))
                .json()
                .get("id")
                .asString();
        wanted(customer);
        await().until(() -> only(customer).status() == RescueStatus.POSTPONED);

        assertThat(agent.post("/api/complaints/" + complaint + "/withdraw", "{}")
                                .status()
                        / 100)
                .isEqualTo(2);

        task(customer, "Task_CallLeavingCustomer");
        assertThat(only(customer).status()).isEqualTo(RescueStatus.OPEN);
    }

    @Test
    void whoComesToBeAtRiskIsDueOnceAndLeftOutWhileARescueIsOn() {
        var customer = regular(5);
        scores.rate(List.of(customer));
        assertThat(plan.judge(runs.today(), List.of(customer))).isEmpty();
        later(customer, 60);
        scores.rate(List.of(customer));

        var judged = judged(customer);
        assertThat(judged.verdict().code()).isEqualTo("due");
        assertThat(judged.facts()).containsEntry("reason", "silence").containsEntry("outreach", "message");
        transaction.executeWithoutResult(status -> plan.start(UUID.randomUUID(), runs.today(), judged));
        assertThat(judged(customer).reason()).isEqualTo("rescue-on");
        assertThat(only(customer).origin()).isEqualTo("churn-rescue");
        assertThat(only(customer).stake().amount()).isPositive();

        await().until(() -> only(customer).status() == RescueStatus.OFFERED);
        var rescue = only(customer).id();
        var answer = "{\"outcome\": \"accepted\"}";
        assertThat(agent.post("/api/rescues/" + rescue + "/answer", answer).status())
                .isEqualTo(204);
        assertThat(agent.post("/api/rescues/" + rescue + "/answer", answer).status())
                .isEqualTo(409);
        await().until(() -> only(customer).endedAt() != null);
        assertThat(only(customer).outcome()).isEqualTo(RescueOutcome.ACCEPTED);
        assertThat(judged(customer).reason())
                .as("once for each time that they come to be at risk")
                .isEqualTo("rescued");
    }

    @Test
    void whoIsLongGoneIsNotWorthIt() {
        var customer = someCustomer();
        bought(customer, 700, "5");
        scores.rate(List.of(customer));
        assertThat(risk(customer)).isEqualTo("high");

        assertThat(judged(customer).reason()).isEqualTo("not-worth-it");
        assertThat(lead.get("/api/flows/churn-rescue/due?customerId=" + customer)
                        .json()
                        .get("items")
                        .get(0)
                        .get("verdict")
                        .asString())
                .isEqualTo("left-out");
    }

    @Test
    void ofTwoMergedRecordsOneRescueGoesOn() {
        var survivor = regular(5);
        var merged = regular(6);
        wanted(survivor);
        wanted(merged);
        task(merged, "Task_CallLeavingCustomer");
        var merging = lead.post("/api/customers/" + survivor + "/merge", """
                {"other": "%s", "otherVersion": 0, "reason": "one person"}""".formatted(merged), "If-Match", "\"0\"");
        assertThat(merging.status()).as(merging.response().body()).isEqualTo(200);

        assertThat(table.going(List.of(survivor))).hasSize(1);
        assertThat(table.all(survivor))
                .extracting(Rescue::outcome)
                .containsExactlyInAnyOrder(null, RescueOutcome.STOPPED);
    }

    @Test
    void whoIsErasedIsLeftInPeaceAndTheFiguresStay() {
        var customer = regular(5);
        scores.rate(List.of(customer));
        wanted(customer);
        var exported = new ArrayList<Object>();
        data.export(customer, exported::add);
        assertThat(exported).hasSize(3);

        transaction.executeWithoutResult(status -> data.erase(customer));

        assertThat(only(customer).outcome()).isEqualTo(RescueOutcome.STOPPED);
        assertThat(history(customer)).isZero();
        await().until(() -> tasks(customer).isEmpty());
    }

    @Test
    void risksAndRescuesAreListedWithTheirReasons() {
        var customer = regular(65);
        scores.rate(List.of(customer));
        jdbc.sql("update churn_score set stake = 99999999 where customer_id = ?")
                .param(customer)
                .update();
        wanted(customer);

        var listed = agent.get("/api/churn/risks?risk=medium&reason=silence")
                .json()
                .get("items")
                .get(0);
        assertThat(listed.get("customerId").asString()).isEqualTo(customer.toString());
        assertThat(listed.get("reasons").get(0).get("why").asString()).contains("usual intervals");
        assertThat(listed.get("rescueId").asString())
                .isEqualTo(only(customer).id().toString());
        assertThat(agent.get("/api/churn/risks?risk=none").status()).isEqualTo(400);
        assertThat(agent.get("/api/customers/" + customer + "/churn").json().get("history"))
                .hasSize(1);
        assertThat(agent.get("/api/rescues?status=lost").status()).isEqualTo(400);
        assertThat(agent.get("/api/rescues?customerId=" + customer).json().get("items"))
                .hasSize(1);
        assertThat(agent.get("/api/churn/figures").json().get("atRisk").asInt()).isPositive();
    }
}
