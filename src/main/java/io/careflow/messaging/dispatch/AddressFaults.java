package io.careflow.messaging.dispatch;

import io.careflow.customer.ContactKind;
import io.careflow.customer.Contacts;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a provider's refusal says of the customer, so that nothing more goes where nothing arrives or nothing is wanted. */
@Component
class AddressFaults {

    private final Contacts contacts;
    private final Consents consents;

    AddressFaults(Contacts contacts, Consents consents) {
        this.contacts = contacts;
        this.consents = consents;
    }

    /**
     * Nothing will ever arrive at the address.
     *
     * @param address null where it is not told which: nothing is marked then
     * @param detail the provider's code
     */
    void invalid(UUID customer, Channel channel, String address, String detail) {
        if (address != null) {
            contacts.invalidate(
                    customer, channel == Channel.EMAIL ? ContactKind.EMAIL : ContactKind.PHONE, address, detail);
        }
    }

    /**
     * The customer told the provider, and not us, that they want nothing.
     *
     * @param detail the provider's code, which is the proof
     */
    void optedOut(UUID customer, Channel channel, String detail) {
        consents.record(
                customer,
                Arrays.stream(Purpose.values())
                        .map(purpose -> new NewStatement(
                                ConsentChannel.of(channel.text()),
                                purpose,
                                ConsentState.OPTED_OUT,
                                null,
                                "provider",
                                detail))
                        .toList());
    }
}
