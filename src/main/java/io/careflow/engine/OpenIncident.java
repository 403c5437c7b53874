package io.careflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * Something that stopped an instance and waits for a person.
 *
 * @param key the engine's key, in decimal digits
 * @param processId the model's process: {@code Process_ComplaintHandling}
 * @param instanceKey the stopped instance
 * @param elementId where in the model it stands
 * @param errorType the engine's name for the kind: {@code JOB_NO_RETRIES}
 * @param reason what went wrong; no personal data
 * @param since when it was raised; null when the engine does not know any more
 * @param complaintId the complaint that the instance handles; null when none is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenIncident(
        String key,
        String processId,
        String instanceKey,
        String elementId,
        String errorType,
        String reason,
        Instant since,
        String complaintId) {}
