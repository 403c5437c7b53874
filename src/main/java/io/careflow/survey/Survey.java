package io.careflow.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.messaging.Channel;
import java.time.Instant;
import java.util.UUID;

/**
 * One survey to one customer.
 *
 * @param definition id of its definition
 * @param cause what had it sent
 * @param tier of the customer: when it was asked for; of an answer, when it was given
 * @param group who served the customer; null when unknown
 * @param product what they bought; null when it is about no purchase
 * @param reason why they were not invited; null unless they were not
 * @param channel by which they were invited; null before
 * @param requestedBy login name, or {@code system}
 * @param invitedAt null before
 * @param expiresAt from when on it cannot be answered any more; null before the invitation
 * @param answeredBy {@code link} or {@code sms}; null before
 * @param score null before
 * @param followUp {@code call-back}, {@code thanks} or {@code none}; null before it was decided
 * @param callBackOutcome what came of the call; null before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Survey(
        UUID id,
        String definition,
        SurveyMetric metric,
        UUID customerId,
        SurveyCause cause,
        String tier,
        String group,
        String product,
        SurveyStatus status,
        String reason,
        Channel channel,
        Instant requestedAt,
        String requestedBy,
        Instant invitedAt,
        Instant expiresAt,
        Instant answeredAt,
        String answeredBy,
        Integer score,
        String followUp,
        String callBackOutcome,
        Instant calledBackAt) {

    /** Whether it may be answered at that time. */
    public boolean isOpen(Instant now) {
        return status == SurveyStatus.INVITED && now.isBefore(expiresAt);
    }

    /** Whether its flow goes on. */
    boolean isRunning() {
        return status == SurveyStatus.REQUESTED
                || status == SurveyStatus.INVITED
                || status == SurveyStatus.ANSWERED
                        && (followUp == null || followUp.equals("call-back") && calledBackAt == null);
    }
}
