package io.careflow.messaging.sms;

import com.twilio.exception.ApiException;
import io.careflow.messaging.dispatch.Outcome;
import java.util.Set;

/**
 * What Twilio's refusals mean.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error codes</a>
 */
final class TwilioFaults {

    /** About us, not about this customer: nobody's message is lost for a wrong password or an unpaid bill. */
    private static final Set<Integer> OUR_ACCOUNT = Set.of(
            20003, // login refused
            20005, // account not active
            20006, // access denied
            21212, // sender is no number
            21603, // sender missing
            21606, // sender is not ours
            21705, // messaging service unknown
            21704 // messaging service has no sender
            );

    private static final Set<Integer> QUEUE_FULL = Set.of(21611, 14107, 20429);

    private TwilioFaults() {}

    static Outcome outcome(ApiException fault) {
        if (fault.getStatusCode() == null) {
            return Outcome.unclear("twilio-unreadable-answer");
        }
        if (fault.getCode() == null) {
            return status(fault.getStatusCode());
        }
        if (OUR_ACCOUNT.contains(fault.getCode()) || QUEUE_FULL.contains(fault.getCode())) {
            return Outcome.unavailable("twilio-" + fault.getCode());
        }
        return Outcome.refused("twilio-" + fault.getCode());
    }

    private static Outcome status(int status) {
        return status == 401 || status == 403
                ? Outcome.unavailable("twilio-http-" + status)
                : Outcome.refused("twilio-http-" + status);
    }
}
