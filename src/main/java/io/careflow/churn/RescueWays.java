package io.careflow.churn;

import io.careflow.customer.Customer;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.DecisionReason;
import io.careflow.messaging.policy.Reachability;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** By which ways customers may be spoken to in a rescue, as things stand. */
@Component
class RescueWays {

    private final Reachability reachability;
    private final Consents consents;

    RescueWays(Reachability reachability, Consents consents) {
        this.reachability = reachability;
        this.consents = consents;
    }

    /**
     * The ways to one customer.
     *
     * @param call whether they may be called
     * @param written by which channels they may be written to
     * @param hindrance why they may not be written to; null where they may
     */
    record Ways(boolean call, Set<Channel> written, DecisionReason hindrance) {

        /**
         * {@link RescueOffer#CALL} or {@link RescueOffer#MESSAGE}: what the table of offers wants, else the other; empty where nobody may speak to
         * them.
         */
        Optional<String> outreach(String wanted) {
            if (wanted.equals(RescueOffer.CALL) && call) {
                return Optional.of(RescueOffer.CALL);
            }
            // The complaint comes first, and is closed by then.
            if (hindrance == null || hindrance == DecisionReason.OPEN_COMPLAINT) {
                return Optional.of(RescueOffer.MESSAGE);
            }
            // Where messages need a consent that was not given, a call instead would be no better.
            return call && hindrance != DecisionReason.NO_CONSENT ? Optional.of(RescueOffer.CALL) : Optional.empty();
        }

        /** The channel of a message: what they prefer, among those that are open. */
        Channel channel(Customer customer) {
            var preferences = customer.preferences();
            var likesSms = preferences != null && Channel.SMS.text().equals(preferences.channel());
            return written.contains(Channel.SMS) && (likesSms || !written.contains(Channel.EMAIL))
                    ? Channel.SMS
                    : Channel.EMAIL;
        }
    }

    /** @param known none of them merged into another */
    Map<UUID, Ways> of(Collection<Customer> known) {
        var reach = reachability.of(known, Purpose.RELATIONSHIP);
        var closed = consents.optedOut(reach.keySet(), Purpose.RELATIONSHIP);
        var ways = new HashMap<UUID, Ways>();
        for (var customer : known) {
            var call = customer.hasPhone()
                    && !closed.getOrDefault(customer.id(), Set.of()).contains(ConsentChannel.PHONE);
            var written = reach.get(customer.id());
            ways.put(customer.id(), new Ways(call, written.channels(), written.hindrance()));
        }
        return ways;
    }
}
