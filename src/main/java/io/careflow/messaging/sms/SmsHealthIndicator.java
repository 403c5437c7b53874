package io.careflow.messaging.sms;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Health {@code sms}: up when Twilio can be reached and does not refuse the account. Nothing is sent for it. */
@Component
class SmsHealthIndicator extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;
    private final SmsProvider provider;

    SmsHealthIndicator(
            @Value("${careflow.twilio.base-url:https://api.twilio.com}") URI twilio,
            @Value("${careflow.twilio.account-sid}") String account,
            @Value("${careflow.twilio.auth-token}") String token,
            SmsProvider provider) {
        super("Twilio cannot be reached");
        var credentials = Base64.getEncoder().encodeToString((account + ":" + token).getBytes(StandardCharsets.UTF_8));
        this.provider = provider;
        this.request = HttpRequest.newBuilder(twilio.resolve("/2010-04-01/Accounts/" + account + ".json"))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + credentials)
                .build();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws IOException, InterruptedException {
        var status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status == 401 || status == 403) {
            health.down().withDetail("reason", "Twilio refuses the account (HTTP " + status + ")");
        } else if (status >= 500) {
            health.down().withDetail("reason", "Twilio is out of order (HTTP " + status + ")");
        } else if (provider.accountFault() != null) {
            health.down()
                    .withDetail("reason", "Twilio takes nothing from our account (" + provider.accountFault() + ")");
        } else {
            health.up();
        }
    }
}
