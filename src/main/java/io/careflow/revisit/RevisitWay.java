package io.careflow.revisit;

import io.careflow.customer.ContactKind;
import io.careflow.customer.consent.ConsentChannel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a customer is asked. */
enum RevisitWay {
    CALL(ContactKind.PHONE, ConsentChannel.PHONE),
    EMAIL(ContactKind.EMAIL, ConsentChannel.EMAIL),
    SMS(ContactKind.PHONE, ConsentChannel.SMS);

    private final ContactKind needs;
    private final ConsentChannel consent;

    RevisitWay(ContactKind needs, ConsentChannel consent) {
        this.needs = needs;
        this.consent = consent;
    }

    /** The name used in tables, models and the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What must be known of the customer. */
    ContactKind needs() {
        return needs;
    }

    /** The channel that the customer may have closed. */
    ConsentChannel consent() {
        return consent;
    }

    /** Empty for {@code none}, and for what is no way. */
    static Optional<RevisitWay> of(String code) {
        return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
    }
}
