package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.messaging.sms.TwilioCalls;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@CareflowTest
class SmsReplyEndToEndTest extends EndToEndCase {

    @Test
    void anSmsIsTheAnswerToTheOpenComplaint() {
        var number = "+861380" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
        var answer = agent.post("/api/complaints", """
                {"customer": {"name": "Ada", "phone": "%s", "locale": "en"}, "channel": "phone",
                 "category": "delivery", "subject": "Late", "description": "It has not arrived."}""".formatted(number));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        var id = answer.json().get("id").asString();
        complete(agent, id, "Task_Respond", "{\"text_reply\": \"We look into it.\"}");
        complete(agent, id, "Task_Investigate", resolution(0));
        awaitStatus(id, "resolved");

        var form = Map.of(
                "MessageSid",
                "SM" + UUID.randomUUID(),
                "From",
                number,
                "To",
                "+15005550006",
                "Body",
                "Still not here!");
        for (var time = 0; time < 2; time++) {
            assertThat(new TwilioCalls(port)
                            .call("/webhooks/twilio/inbound", form)
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(complaint(id).get("timeline").valueStream())
                .filteredOn(entry -> entry.get("summary").asString().equals("complaint.customer-reply"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.get("channel").asString()).isEqualTo("sms");
                    assertThat(entry.get("text").asString()).isEqualTo("Still not here!");
                });
        // A person has to read it: it is no acceptance.
        awaitStatus(id, "reopened");
    }
}
