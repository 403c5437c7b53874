package io.careflow.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.customer.Customers;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.DecisionReason;
import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessageDecision.Moment;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.policy.ContactDecisions;
import io.careflow.messaging.policy.IntendedMessage;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who has an open complaint is asked nothing and wished nothing. */
@CareflowTest
class OpenComplaintTest {

    @LocalServerPort
    int port;

    @Autowired
    ContactDecisions decisions;

    @Autowired
    Customers customers;

    @Autowired
    Clock clock;

    @Test
    void asLongAsItIsOpen() {
        var api = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        var complaint =
                api.post("/api/complaints", """
                        {"customer": {"name": "Ada", "email": "%s@example.org"}, "channel": "web", "subject": "Late",
                         "description": "Where is it?"}""".formatted(UUID.randomUUID())).json();
        var customer = UUID.fromString(complaint.get("customerId").asString());

        assertThat(decision(customer, Purpose.SERVICE).sends()).isTrue();
        assertThat(decision(customer, Purpose.RELATIONSHIP).reason()).isEqualTo(DecisionReason.OPEN_COMPLAINT);
        assertThat(decision(customer, Purpose.SURVEY).reason()).isEqualTo(DecisionReason.OPEN_COMPLAINT);

        api.post("/api/complaints/" + complaint.get("id").asString() + "/withdraw", "{}");
        await().until(() -> decision(customer, Purpose.SURVEY).reason() != DecisionReason.OPEN_COMPLAINT);
    }

    private MessageDecision decision(UUID customer, Purpose purpose) {
        var message = new IntendedMessage(
                UUID.randomUUID(),
                Channel.EMAIL,
                "any",
                purpose,
                new MessageSubject(customer, null),
                clock.instant(),
                true);
        return decisions.decide(
                Moment.ASKED, message, customers.findUnscoped(customer).orElseThrow());
    }
}
