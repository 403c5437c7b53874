package io.careflow.planning;

import io.careflow.platform.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The flows that planners start, by name. */
@Component
class ScheduledFlows {

    private final Map<String, ScheduledFlow> byName = new TreeMap<>();

    ScheduledFlows(List<ScheduledFlow> flows) {
        for (var flow : flows) {
            if (byName.put(flow.name(), flow) != null) {
                throw new IllegalStateException("two scheduled flows are named " + flow.name());
            }
        }
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    Optional<ScheduledFlow> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws ProblemException 404 when no such flow starts by schedule */
    ScheduledFlow require(String name) {
        return find(name)
                .orElseThrow(() -> ProblemException.notFound("No flow " + name + " starts by schedule; these do: "
                        + String.join(", ", byName.keySet()) + "."));
    }
}
