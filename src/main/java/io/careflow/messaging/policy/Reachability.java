package io.careflow.messaging.policy;

import io.careflow.customer.Customer;
import io.careflow.customer.Rescues;
import io.careflow.customer.ServiceBurdens;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.DecisionReason;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * By which channels customers may be told something for a purpose at all, as things stand: for whoever plans ahead for
 * many. Hours and caps are decided when a message is asked for, and everything once more before it is sent.
 */
@Component
public class Reachability {

    private final ContactPolicy policy;
    private final Consents consents;
    private final List<ServiceBurdens> burdens;
    private final List<Rescues> rescues;
    private final Clock clock;

    Reachability(
            ContactPolicy policy, Consents consents, List<ServiceBurdens> burdens, List<Rescues> rescues, Clock clock) {
        this.policy = policy;
        this.consents = consents;
        this.burdens = burdens;
        this.rescues = rescues;
        this.clock = clock;
    }

    /**
     * How a customer may be reached.
     *
     * @param channels by which; empty for none
     * @param hindrance why by none; null where there is one
     */
    public record Reach(Set<Channel> channels, DecisionReason hindrance) {}

    /**
     * The reach of customers, by their ids.
     *
     * @param customers none of them merged into another
     * @throws io.careflow.platform.ProblemException 503 while no contact policy is deployed
     */
    public Map<UUID, Reach> of(Collection<Customer> customers, Purpose purpose) {
        var ids = customers.stream().map(Customer::id).toList();
        var said = consents.states(ids, purpose);
        var complaining = complaining(ids);
        var reach = new HashMap<UUID, Reach>();
        for (var customer : customers) {
            var states = said.getOrDefault(customer.id(), Map.of());
            reach.put(customer.id(), reach(customer, purpose, states, complaining.contains(customer.id())));
        }
        return reach;
    }

    private Reach reach(
            Customer customer, Purpose purpose, Map<ConsentChannel, ConsentState> said, boolean complaining) {
        var hindrances = new EnumMap<Channel, DecisionReason>(Channel.class);
        var open = new HashSet<Channel>();
        for (var channel : Channel.values()) {
            var hindrance =
                    hindrance(customer, purpose, channel, said.get(ConsentChannel.of(channel.text())), complaining);
            if (hindrance == null) {
                open.add(channel);
            } else {
                hindrances.put(channel, hindrance);
            }
        }
        if (!open.isEmpty()) {
            return new Reach(Set.copyOf(open), null);
        }
        // What the customer said matters more than what is missing.
        return new Reach(
                Set.of(),
                hindrances.values().stream()
                        .filter(hindrance -> hindrance != DecisionReason.NO_ADDRESS)
                        .findFirst()
                        .orElse(DecisionReason.NO_ADDRESS));
    }

    private DecisionReason hindrance(
            Customer customer, Purpose purpose, Channel channel, ConsentState said, boolean complaining) {
        if (channel == Channel.EMAIL ? !customer.hasEmail() : !customer.hasPhone()) {
            return DecisionReason.NO_ADDRESS;
        }
        var rules = policy.rules(purpose, customer.country(), channel);
        if (complaining && !rules.duringComplaint()) {
            return DecisionReason.OPEN_COMPLAINT;
        }
        if (said == ConsentState.OPTED_OUT) {
            return DecisionReason.OPTED_OUT;
        }
        if (said == null && rules.needsConsent()) {
            return DecisionReason.NO_CONSENT;
        }
        var paused = !rules.duringRescue() && rescues.stream().anyMatch(known -> known.isOn(customer.id()));
        return paused ? DecisionReason.OPEN_RESCUE : null;
    }

    private Set<UUID> complaining(List<UUID> customers) {
        return burdens.stream()
                .flatMap(served -> served.of(customers, clock.instant()).entrySet().stream())
                .filter(served -> served.getValue().open() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
