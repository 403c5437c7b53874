package io.careflow.messaging.dispatch;

import io.careflow.customer.Customer;
import io.careflow.messaging.Channel;

/** Somebody who carries messages of one channel. */
public interface Provider {

    /** The channel it carries. */
    Channel channel();

    /** The customer's address on this channel; null when there is none. */
    String address(Customer customer);

    /**
     * Gives it one message, once, and waits for the answer. Safe to call from several threads.
     *
     * @return what the provider answered, also when it refused or could not be reached
     */
    Outcome send(Outgoing message);
}
