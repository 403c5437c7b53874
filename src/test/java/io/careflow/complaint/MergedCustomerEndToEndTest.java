package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@CareflowTest
class MergedCustomerEndToEndTest extends EndToEndCase {

    private final String unique = UUID.randomUUID().toString();

    @Test
    void aRunningComplaintGoesOnWithTheSurvivor() {
        var id = complain("a." + unique + "@example.org");
        var open = awaitTask(id, "Task_Respond").get("key").asString();
        awaitMessage(id, "complaint-acknowledgement");
        var merged = complaint(id).get("customerId").asString();
        var survivor = agent.post("/api/customers", """
                {"name": "Ada Lovelace", "locale": "en",
                 "contacts": [{"kind": "email", "value": "ada.%s@example.org"}]}""".formatted(unique))
                .json()
                .get("id")
                .asString();

        var answer = lead.post(
                "/api/customers/" + survivor + "/merge",
                "{\"other\": \"%s\", \"otherVersion\": 0, \"reason\": \"She says so.\"}".formatted(merged),
                "If-Match",
                "\"0\"");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(task(open).get("customerId").asString()).isEqualTo(survivor);
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"We are looking into it.\"}");
        awaitMessage(id, "complaint-response");
        assertThat(messages(id))
                .allSatisfy(message ->
                        assertThat(message.get("customerId").asString()).isEqualTo(survivor));
        var next = awaitTask(id, "Task_Investigate").get("key").asString();
        assertThat(task(next).get("customerId").asString())
                .as("the flow still knows the merged one's id")
                .isEqualTo(survivor);
        complete(agent, id, "Task_Investigate", resolution(0));
        awaitStatus(id, "resolved");
        agent.post("/api/complaints/" + id + "/customer-reply", "{\"text\": \"Thank you.\", \"satisfied\": true}");
        awaitStatus(id, "closed");
        await().untilAsserted(() -> assertThat(agent.all("/api/customers/" + survivor + "/timeline"))
                .extracting(entry -> entry.get("summary").asString())
                .contains("complaint.received", "customer.merged", "complaint.closed"));
        assertThat(agent.all("/api/complaints?customerId=" + merged)).hasSize(1);
        assertThat(agent.all("/api/messages?customerId=" + merged)).hasSameSizeAs(messages(id));
    }

    private JsonNode task(String key) {
        return agent.get("/api/tasks/" + key).json();
    }
}
