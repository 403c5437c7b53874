package io.careflow.messaging.sms;

import com.twilio.security.RequestValidator;
import io.careflow.platform.ProblemException;
import io.careflow.platform.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Whether it is Twilio that calls: it signs its address and what it sends with our token.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security">Twilio: validating requests</a>
 */
@Component
class TwilioSignature {

    private static final Logger log = LoggerFactory.getLogger(TwilioSignature.class);
    private static final int LARGEST_BODY = 64 * 1024;

    private final RequestValidator validator;
    private final PublicUrl publicUrl;
    private final String account;

    TwilioSignature(TwilioSettings settings, PublicUrl publicUrl) {
        this.validator = new RequestValidator(settings.authToken());
        this.publicUrl = publicUrl;
        this.account = settings.accountSid();
    }

    /**
     * What was sent, once it is sure that Twilio sent it.
     *
     * @throws ProblemException 413 when it is larger than 64 KB or does not say how large it is, 403 when it is not signed
     *     by Twilio for our account, 503 when this application does not know its own address
     */
    Map<String, String> verified(HttpServletRequest request) {
        var length = request.getContentLengthLong();
        if (length < 0 || length > LARGEST_BODY) {
            throw ProblemException.tooLarge("The body is larger than 64 KB, or does not say how large it is.");
        }
        var address = publicUrl
                .of(request.getRequestURI().substring(request.getContextPath().length()))
                .orElseThrow(() -> unreachable());
        var query = request.getQueryString();
        var sent = sent(request);
        var signature = request.getHeader("X-Twilio-Signature");
        if (signature == null
                || !validator.validate(address + (query == null ? "" : "?" + query), sent, signature)
                || !account.equals(sent.getOrDefault("AccountSid", account))) {
            log.warn("A request to {} was not signed by Twilio for this account and address", address.getPath());
            throw ProblemException.forbidden("The signature is missing or wrong.");
        }
        return sent;
    }

    private static ProblemException unreachable() {
        log.warn("Twilio calls, but careflow.public-url is not set: what it tells cannot be trusted, and is refused");
        return ProblemException.unavailable("careflow.public-url is not set.");
    }

    /** The fields of the form without those of the address, which are signed as part of it. */
    private static Map<String, String> sent(HttpServletRequest request) {
        var inAddress = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
        var sent = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!inAddress.containsKey(name)) {
                sent.put(name, values[0]);
            }
        });
        return sent;
    }
}
