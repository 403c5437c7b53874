package io.careflow.local;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the application on this machine what became of an SMS, as Twilio does: signed for the public address, though it
 * goes nowhere but to the loopback interface.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security">Twilio: how requests are signed</a>
 */
final class StatusCallbacks {

    private static final Logger log = LoggerFactory.getLogger(StatusCallbacks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> COURSE = List.of("sent", "delivered");

    private final TwilioAccount account;
    private final int applicationPort;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param applicationPort 0 where nobody knows it: nothing is told then */
    StatusCallbacks(TwilioAccount account, int applicationPort) {
        this.account = account;
        this.applicationPort = applicationPort;
    }

    /**
     * Tells that a message was sent, and then that it arrived. Like Twilio's, a report that nobody takes is lost.
     *
     * @param callback the address that was given with the message; null for none
     */
    void deliver(String callback, String sid, String to) {
        if (callback == null || applicationPort == 0) {
            return;
        }
        for (var status : COURSE) {
            try {
                var answer = client.send(
                        request(
                                URI.create(callback),
                                new TreeMap<>(Map.of(
                                        "AccountSid", account.sid(),
                                        "MessageSid", sid,
                                        "MessageStatus", status,
                                        "From", account.fromNumber(),
                                        "To", to))),
                        BodyHandlers.discarding());
                if (answer.statusCode() >= 300) {
                    log.warn("The status {} of SMS {} was refused: HTTP {}", status, sid, answer.statusCode());
                }
            } catch (IOException | IllegalArgumentException e) {
                log.warn(
                        "The status {} of SMS {} reached nobody: {}",
                        status,
                        sid,
                        e.getClass().getName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private HttpRequest request(URI callback, TreeMap<String, String> told) {
        var path = callback.getRawPath() + (callback.getRawQuery() == null ? "" : "?" + callback.getRawQuery());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + applicationPort + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature(account.authToken(), callback, told))
                .POST(BodyPublishers.ofString(told.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    private static String signature(String token, URI callback, TreeMap<String, String> told) {
        var signed = new StringBuilder(callback.toString());
        told.forEach((name, value) -> signed.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
