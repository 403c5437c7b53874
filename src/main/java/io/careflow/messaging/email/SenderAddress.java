package io.careflow.messaging.email;

import org.springframework.stereotype.Component;

/** The address that our mails come from. */
@Component
public class SenderAddress {

    private final String address;

    SenderAddress(MailSettings settings) {
        this.address = settings.sender().getAddress();
    }

    /** Whether it is this one. */
    public boolean is(String other) {
        return address.equalsIgnoreCase(other.strip());
    }
}
