package io.careflow.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * Where one flow of a customer stands; it tells nothing personal.
 *
 * @param flow file name of its model: {@code complaint-handling}
 * @param subjectType what it is about, as its service-level clocks name it: {@code complaint}
 * @param subjectId the id of that
 * @param reference what people call it by: a number, a period
 * @param status message key suffix: {@code open} is translated by {@code status.open}
 * @param since when it began
 * @param endedAt null while it goes on
 * @param link path of its page in the desk; null where it has none
 */
public record CustomerFlow(
        String flow,
        String subjectType,
        UUID subjectId,
        String reference,
        String status,
        Instant since,
        Instant endedAt,
        String link) {}
