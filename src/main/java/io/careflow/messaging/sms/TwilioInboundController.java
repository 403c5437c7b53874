package io.careflow.messaging.sms;

import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Twilio tells what somebody wrote to us.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio: incoming messages</a>
 */
@RestController
@Tag(name = "Webhooks")
class TwilioInboundController {

    /** TwiML for: no answer from here. */
    private static final String NO_ANSWER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private final TwilioSignature signature;
    private final IncomingSms incoming;

    TwilioInboundController(TwilioSignature signature, IncomingSms incoming) {
        this.signature = signature;
        this.incoming = incoming;
    }

    @PostMapping(path = "/webhooks/twilio/inbound", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(
            summary = "An SMS to us, as Twilio passes it on",
            description =
                    "Signed by Twilio (X-Twilio-Signature) over the public address; 403 otherwise. Taken in once for"
                            + " its MessageSid. STOP and START hold for all purposes; other words are the answer to the sender's"
                            + " open complaint or stand on their timeline.")
    String inbound(HttpServletRequest request) {
        var sent = signature.verified(request);
        incoming.take(ReceivedSms.of(
                required(sent, "MessageSid"),
                required(sent, "From"),
                sent.get("OptOutType"),
                sent.getOrDefault("Body", "")));
        return NO_ANSWER;
    }

    private static String required(Map<String, String> sent, String field) {
        var value = sent.get(field);
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(field, "is missing");
        }
        return value;
    }
}
