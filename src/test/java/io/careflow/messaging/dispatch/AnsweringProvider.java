package io.careflow.messaging.dispatch;

import io.careflow.customer.Customer;
import io.careflow.messaging.Channel;
import java.util.function.Function;

/** Carries SMS as a test says. */
record AnsweringProvider(Function<Outgoing, Outcome> answer) implements Provider {

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public String address(Customer customer) {
        return customer.phone();
    }

    @Override
    public Outcome send(Outgoing message) {
        return answer.apply(message);
    }
}
