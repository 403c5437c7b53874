package io.careflow.messaging.policy;

import io.careflow.customer.consent.Purpose;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.DeployedModels;
import io.careflow.engine.RememberedDecision;
import io.careflow.messaging.Channel;
import io.careflow.platform.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The table {@code contact-policy}, as it is deployed now. */
@Component
class ContactPolicy {

    static final String FILE = "dmn/contact-policy.dmn";
    static final String DECISION = "Decision_ContactPolicy";
    static final List<String> INPUTS = List.of("purpose", "country", "channel");

    /** A new table holds at once for people, and is not asked for with every message. */
    private static final long LOOKED_UP_EVERY = Duration.ofSeconds(1).toNanos();

    private final DeployedModels models;
    private volatile Table table;

    ContactPolicy(DeployedModels models) {
        this.models = models;
    }

    /**
     * What holds for messages.
     *
     * @param country ISO 3166 code of the customer's; null when unknown
     * @throws ProblemException 503 while it is not deployed
     */
    ContactRules rules(Purpose purpose, String country, Channel channel) {
        var inputs = new HashMap<String, Object>();
        inputs.put("purpose", purpose.text());
        inputs.put("country", country);
        inputs.put("channel", channel.text());
        var current = current();
        return ContactRules.of(current.decision.evaluate(inputs), current.version);
    }

    private Table current() {
        var known = table;
        if (known != null && System.nanoTime() - known.lookedUp < LOOKED_UP_EVERY) {
            return known;
        }
        var version = models.versionOf(FILE).orElseThrow(ContactPolicy::missing);
        var current = known != null && known.version.equals(version)
                ? new Table(known.decision, version, System.nanoTime())
                : load();
        table = current;
        return current;
    }

    private Table load() {
        var deployed = models.deployed(FILE).orElseThrow(ContactPolicy::missing);
        var decision = RememberedDecision.of(DecisionModel.parse(deployed.content()), DECISION);
        return new Table(decision, deployed.version(), System.nanoTime());
    }

    private static ProblemException missing() {
        return ProblemException.unavailable(FILE + " is not deployed yet; please try again soon.");
    }

    private record Table(RememberedDecision decision, String version, long lookedUp) {}
}
