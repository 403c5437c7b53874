package io.careflow.messaging.process;

import static io.careflow.messaging.Carriers.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.impl.CamundaObjectMapper;
import io.camunda.client.impl.response.ActivatedJobImpl;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.careflow.engine.HopelessJob;
import io.careflow.engine.InvalidVariable;
import io.careflow.messaging.Carriers;
import io.careflow.messaging.MessageStatus;
import io.careflow.messaging.Messages;
import io.careflow.messaging.MessagingFixture;
import io.careflow.messaging.MessagingTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@MessagingTest
class SendMessageWorkerTest {

    private static final AtomicLong KEYS = new AtomicLong(2251799813685249L);

    @Autowired
    SendMessageWorker worker;

    @Autowired
    MessagingFixture messaging;

    @Autowired
    Messages messages;

    @BeforeEach
    void carriersWork() {
        Carriers.reset();
    }

    @Test
    void aJobThatIsHandedOutAgainSendsNothingMore() {
        var customer = messaging.customer();
        var job = job(variables(customer.id()));
        var first = worker.send(job);
        var again = worker.send(job);

        assertThat(again).isEqualTo(first).containsOnlyKeys("messageId");
        var id = UUID.fromString(first.get("messageId").toString());
        messaging.awaitStatus(id, MessageStatus.ACCEPTED);
        assertThat(mailsTo(customer.email())).hasSize(1);
        assertThat(messages.ofCustomer(customer.id(), null).items()).hasSize(1);
    }

    @Test
    void anotherJobSendsAnotherMessage() {
        var customer = messaging.customer();
        assertThat(worker.send(job(variables(customer.id())))).isNotEqualTo(worker.send(job(variables(customer.id()))));
    }

    @Test
    void aCustomerWithoutThatAddressHoldsNothingUp() {
        var customer = messaging.customerWithoutPhone();
        var variables = variables(customer.id());
        variables.put("channel", "sms");
        var id = UUID.fromString(worker.send(job(variables)).get("messageId").toString());
        assertThat(messaging.message(id).status()).isEqualTo(MessageStatus.SUPPRESSED);
    }

    @ParameterizedTest
    @CsvSource({"channel, pigeon", "channel,", "template,", "purpose, nagging", "customerId, me", "customerId,"})
    void anInvalidVariableIsNamed(String variable, String value) {
        var variables = variables(UUID.randomUUID());
        variables.put(variable, value);
        assertThatThrownBy(() -> worker.send(job(variables)))
                .isInstanceOf(InvalidVariable.class)
                .hasMessageContaining("'" + variable + "'");
    }

    @Test
    void aTemplateThatNeedsWhatNobodyOffersIsHopelessAndPlansNothing() {
        var customer = messaging.customer();
        var variables = variables(customer.id());
        variables.putAll(Map.of("channel", "sms", "template", "test-broken"));
        assertThatThrownBy(() -> worker.send(job(variables)))
                .isInstanceOf(HopelessJob.class)
                .hasMessageContaining("'nobodyOffersThis'");
        assertThat(messages.ofCustomer(customer.id(), null).items()).isEmpty();
    }

    @Test
    void aCustomerThatDoesNotExistIsHopeless() {
        assertThatThrownBy(() -> worker.send(job(variables(UUID.randomUUID())))).isInstanceOf(HopelessJob.class);
    }

    private static Map<String, Object> variables(UUID customer) {
        return new HashMap<>(
                Map.of("channel", "email", "template", "test-notice", "purpose", "service", "customerId", customer));
    }

    private static ActivatedJob job(Map<String, Object> variables) {
        var json = new CamundaObjectMapper();
        var job = GatewayOuterClass.ActivatedJob.newBuilder()
                .setKey(KEYS.incrementAndGet())
                .setType("send-message")
                .setCustomHeaders("{}")
                .setVariables(json.toJson(variables))
                .build();
        return new ActivatedJobImpl(json, job);
    }
}
