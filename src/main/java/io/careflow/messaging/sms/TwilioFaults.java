package io.careflow.messaging.sms;

import com.twilio.exception.ApiException;
import io.careflow.messaging.dispatch.DeliveryReport.State;
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

    private static final Set<Integer> NO_SMS_ARRIVES = Set.of(
            21211, // no number
            21614, // no mobile number
            30006 // landline, or a carrier that cannot be reached
            );

    private static final int OPTED_OUT = 21610;

    private TwilioFaults() {}

    static Outcome outcome(ApiException fault) {
        if (fault.getStatusCode() == null) {
            return Outcome.unclear("twilio-unreadable-answer");
        }
        if (fault.getCode() == null) {
            return status(fault.getStatusCode());
        }
        var code = fault.getCode();
        var detail = "twilio-" + code;
        if (OUR_ACCOUNT.contains(code) || QUEUE_FULL.contains(code)) {
            return Outcome.unavailable(detail);
        }
        return switch (state(code)) {
            case INVALID_ADDRESS -> Outcome.invalidAddress(detail);
            case OPTED_OUT -> Outcome.optedOut(detail);
            default -> Outcome.refused(detail);
        };
    }

    /** What a message is that was not delivered for this reason. */
    static State state(int code) {
        if (code == OPTED_OUT) {
            return State.OPTED_OUT;
        }
        return NO_SMS_ARRIVES.contains(code) ? State.INVALID_ADDRESS : State.FAILED;
    }

    /** Whether our account or sender is at fault: somebody must mend that. */
    static boolean isOurs(Outcome outcome) {
        return OUR_ACCOUNT.stream().anyMatch(code -> ("twilio-" + code).equals(outcome.detail()));
    }

    private static Outcome status(int status) {
        return status == 401 || status == 403
                ? Outcome.unavailable("twilio-http-" + status)
                : Outcome.refused("twilio-http-" + status);
    }
}
