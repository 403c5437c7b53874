package io.careflow.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Incident;
import io.careflow.platform.ClockAdvanced;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for incidents every few seconds: each new one is a line in the log, all of them a gauge. */
@Component
class IncidentWatch {

    private static final int PAGE = 1000;
    private static final int PAGES = 10;

    private static final Logger log = LoggerFactory.getLogger(IncidentWatch.class);

    private final CamundaClient client;

    private volatile long open;
    private Set<Long> known = Set.of();
    private boolean blind;

    IncidentWatch(CamundaClient client, MeterRegistry meters) {
        this.client = client;
        Gauge.builder("careflow.incidents.open", () -> open)
                .description("Incidents that wait for a person")
                .register(meters);
    }

    long openCount() {
        return open;
    }

    @Scheduled(fixedDelay = 5000)
    synchronized void look() {
        try {
            var seen = new HashSet<Long>();
            String cursor = null;
            long total = 0;
            for (int page = 0; page < PAGES && (page == 0 || cursor != null); page++) {
                var found = Incidents.search(client, cursor, PAGE);
                found.items().forEach(incident -> note(incident, seen));
                total = found.page().totalItems();
                cursor = found.items().size() < PAGE ? null : found.page().endCursor();
            }
            known = seen;
            open = Math.max(total, seen.size());
            blind = false;
        } catch (RuntimeException e) {
            if (!blind) {
                log.warn("Incidents cannot be looked for until the engine answers: {}", EngineFaults.reason(e));
            }
            blind = true;
        }
    }

    @EventListener
    void lookAtOnce(ClockAdvanced advanced) {
        look();
    }

    private void note(Incident incident, Set<Long> seen) {
        seen.add(incident.getIncidentKey());
        if (!known.contains(incident.getIncidentKey())) {
            log.warn(
                    "Incident {} stops instance {} of {} at {}: {}: {}",
                    incident.getIncidentKey(),
                    incident.getProcessInstanceKey(),
                    incident.getProcessDefinitionId(),
                    incident.getElementId(),
                    incident.getErrorType(),
                    EngineFaults.firstLine(incident.getErrorMessage()));
        }
    }
}
