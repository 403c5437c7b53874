package io.careflow.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.SearchResponse;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What has stopped in the engine, as the engine itself says. */
@Component
public class Incidents {

    /** A job that failed for good gets as many tries as one that is new. */
    private static final int RETRIES_AFTER_RESOLUTION = 3;

    private final CamundaClient client;
    private final JobRuns runs;
    private final IncidentWatch watch;
    private final AuditTrail audit;

    Incidents(CamundaClient client, JobRuns runs, IncidentWatch watch, AuditTrail audit) {
        this.client = client;
        this.runs = runs;
        this.watch = watch;
        this.audit = audit;
    }

    /** How many are open; a few seconds old, and never waits for the engine. */
    public long openCount() {
        return watch.openCount();
    }

    /**
     * Open incidents, the oldest first.
     *
     * @param cursor {@code next} of the page before; null for the first
     * @throws ProblemException 400 for a cursor that is none, 503 when the engine cannot be reached
     */
    public Page<OpenIncident> open(String cursor, int size) {
        var found = ask(() -> search(client, cursor, size), "page");
        var complaints = runs.complaintsOf(
                found.items().stream().map(Incident::getProcessInstanceKey).toList());
        var items = found.items().stream()
                .map(incident -> view(incident, complaints))
                .toList();
        return new Page<>(items, items.size() < size ? null : found.page().endCursor());
    }

    /**
     * Lets the instance go on from where it stopped; a failed job gets new tries.
     *
     * @throws ProblemException 404 for an unknown one, 409 when it is resolved already or what it waits for is still
     *     wrong, 503 when the engine cannot be reached
     */
    public void resolve(long key) {
        var incident = ask(() -> find(key), "key");
        if (incident.getState() != IncidentState.ACTIVE && incident.getState() != IncidentState.PENDING) {
            throw ProblemException.conflict("The incident is resolved already.");
        }
        try {
            if (incident.getJobKey() != null && incident.getJobKey() > 0) {
                // Without retries the engine would resolve it and never hand the job out.
                client.newUpdateRetriesCommand(incident.getJobKey())
                        .retries(RETRIES_AFTER_RESOLUTION)
                        .send()
                        .join();
            }
            client.newResolveIncidentCommand(key).send().join();
        } catch (RuntimeException e) {
            throw refusal(e);
        }
        audit.record("resolve-incident", "incident", Long.toString(key));
        watch.look();
    }

    static SearchResponse<Incident> search(CamundaClient client, String cursor, int size) {
        return client.newIncidentSearchRequest()
                .filter(incident -> incident.state(IncidentState.ACTIVE))
                .page(page -> {
                    page.limit(size);
                    if (cursor != null && !cursor.isBlank()) {
                        page.after(cursor);
                    }
                })
                .send()
                .join();
    }

    private Incident find(long key) {
        return client
                .newIncidentSearchRequest()
                .filter(incident -> incident.incidentKey(key))
                .send()
                .join()
                .items()
                .stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("There is no open incident " + key + "."));
    }

    private static <T> T ask(java.util.function.Supplier<T> question, String field) {
        try {
            return question.get();
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw EngineFaults.refused(e)
                    ? ProblemException.invalid(field, "is none that the engine knows")
                    : ProblemException.unavailable("The engine cannot be reached just now.");
        }
    }

    private static ProblemException refusal(RuntimeException e) {
        if (EngineFaults.notFound(e) || EngineFaults.wrongState(e)) {
            return ProblemException.conflict("The incident is not open any more.");
        }
        return EngineFaults.refused(e)
                ? ProblemException.conflict("The engine refuses it: " + EngineFaults.reason(e))
                : ProblemException.unavailable("The engine cannot be reached just now.");
    }

    private static OpenIncident view(Incident incident, Map<Long, String> complaints) {
        return new OpenIncident(
                incident.getIncidentKey().toString(),
                incident.getProcessDefinitionId(),
                incident.getProcessInstanceKey().toString(),
                incident.getElementId(),
                incident.getErrorType().name(),
                incident.getErrorMessage(),
                Optional.ofNullable(incident.getCreationTime())
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                complaints.get(incident.getProcessInstanceKey()));
    }
}
