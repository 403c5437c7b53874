package io.careflow.messaging.sms;

import io.careflow.messaging.dispatch.DeliveryReport;
import io.careflow.messaging.dispatch.DeliveryReport.State;
import io.careflow.messaging.dispatch.DeliveryReports;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Twilio tells what became of an SMS.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">Twilio: message status</a>
 */
@RestController
@RequestMapping(TwilioStatusController.PATH)
@Tag(name = "Webhooks")
class TwilioStatusController {

    static final String PATH = "/webhooks/twilio/status";

    private static final Map<String, State> STATES = Map.of(
            "accepted", State.TAKEN,
            "queued", State.TAKEN,
            "sending", State.TAKEN,
            "sent", State.TAKEN,
            "delivered", State.DELIVERED,
            "read", State.DELIVERED,
            "undelivered", State.FAILED,
            "failed", State.FAILED,
            "canceled", State.FAILED);

    private final TwilioSignature signature;
    private final DeliveryReports reports;

    TwilioStatusController(TwilioSignature signature, DeliveryReports reports) {
        this.signature = signature;
        this.reports = reports;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Twilio's status callback",
            description = "Signed by Twilio (X-Twilio-Signature) over the public address; 403 otherwise. It may come"
                    + " twice, in any order, and before the request that sent the message was answered.")
    void status(HttpServletRequest request) {
        take(null, request);
    }

    @PostMapping("/{message}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Twilio's status callback for a message of the ledger",
            description = "The address that Twilio is given with each message, so that what it tells finds the message"
                    + " even when its own id of it was never learnt.")
    void status(@PathVariable UUID message, HttpServletRequest request) {
        take(message, request);
    }

    private void take(UUID message, HttpServletRequest request) {
        var sent = signature.verified(request);
        var sid = Optional.ofNullable(sent.get("MessageSid"))
                .orElseThrow(() -> ProblemException.invalid("MessageSid", "is missing"));
        // What Twilio may say besides changes nothing.
        Optional.ofNullable(STATES.get(sent.getOrDefault("MessageStatus", "")))
                .map(state -> report(message, sid, state, sent))
                .ifPresent(reports::take);
    }

    private static DeliveryReport report(UUID message, String sid, State state, Map<String, String> sent) {
        if (state != State.FAILED) {
            return new DeliveryReport(message, sid, state, null, null);
        }
        var code = sent.getOrDefault("ErrorCode", "");
        if (!code.matches("[0-9]{1,6}")) {
            return new DeliveryReport(message, sid, state, null, "twilio-" + sent.get("MessageStatus"));
        }
        return new DeliveryReport(
                message, sid, TwilioFaults.state(Integer.parseInt(code)), sent.get("To"), "twilio-" + code);
    }
}
