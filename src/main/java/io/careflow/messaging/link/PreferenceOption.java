package io.careflow.messaging.link;

import io.careflow.customer.Customer;
import io.careflow.customer.Masked;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.ConsentStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Something a customer may or may not want.
 *
 * @param address where it goes, masked: who holds the link need not be the customer
 * @param on whether they get it as things are
 */
record PreferenceOption(Purpose purpose, ConsentChannel channel, String address, boolean on) {

    /** What customers asked for is not theirs to switch off here: an open request would go unanswered. */
    private static final List<Purpose> OFFERED = List.of(Purpose.SURVEY, Purpose.RELATIONSHIP, Purpose.MARKETING);

    /** How a form names it. */
    public String key() {
        return purpose.text() + "." + channel.code();
    }

    /**
     * @param effective what the customer said that holds
     * @param needsConsent what they get only after they agreed to it
     */
    static List<PreferenceOption> of(
            Customer customer, Collection<ConsentStatement> effective, BiPredicate<Purpose, Channel> needsConsent) {
        var options = new ArrayList<PreferenceOption>();
        for (var purpose : OFFERED) {
            if (customer.hasEmail()) {
                var on = on(purpose, Channel.EMAIL, effective, needsConsent);
                options.add(new PreferenceOption(purpose, ConsentChannel.EMAIL, Masked.email(customer.email()), on));
            }
            if (customer.hasPhone()) {
                var on = on(purpose, Channel.SMS, effective, needsConsent);
                options.add(new PreferenceOption(purpose, ConsentChannel.SMS, Masked.phone(customer.phone()), on));
            }
        }
        return options;
    }

    private static boolean on(
            Purpose purpose,
            Channel channel,
            Collection<ConsentStatement> effective,
            BiPredicate<Purpose, Channel> needsConsent) {
        return effective.stream()
                .filter(said -> said.purpose() == purpose && said.channel() == ConsentChannel.of(channel.text()))
                .findFirst()
                .map(said -> said.state() == ConsentState.OPTED_IN)
                .orElseGet(() -> !needsConsent.test(purpose, channel));
    }
}
