package io.careflow.messaging.sms;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Base64;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * How the Twilio SDK reaches Twilio. The SDK's own client repeats a request that was answered with 5xx, and the one
 * below it repeats after 429 and 503, which could send an SMS twice: this one asks once.
 */
final class TwilioHttp extends HttpClient {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int GATEWAY_TIMEOUT = 504;

    private final java.net.http.HttpClient client;
    private final TwilioSettings settings;
    private final Clock clock;

    TwilioHttp(TwilioSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = java.net.http.HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpResponse<String> response;
        try {
            response = client.send(http(request), BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
            throw new TwilioSilence(false, e);
        } catch (IOException e) {
            throw new TwilioSilence(true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TwilioSilence(true, e);
        }
        refuse(response);
        return new Response(response.body(), response.statusCode(), headers(response));
    }

    private void refuse(HttpResponse<?> response) {
        var status = response.statusCode();
        if (status == GATEWAY_TIMEOUT) {
            throw new TwilioSilence(true, new IOException("HTTP " + status));
        }
        if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
            var retryAfter = response.headers().firstValue("Retry-After").orElse(null);
            throw new TwilioUnavailable(status, RetryAfter.parse(retryAfter, clock.instant()));
        }
    }

    private HttpRequest http(Request request) {
        var credentials = request.getUsername() + ":" + request.getPassword();
        return HttpRequest.newBuilder(address(URI.create(request.constructURL().toString())))
                .timeout(settings.readTimeout())
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .method(request.getMethod().toString(), BodyPublishers.ofString(request.encodeFormBody()))
                .build();
    }

    private URI address(URI twilio) {
        var base = settings.baseUrl();
        return base == null ? twilio : base.resolve(twilio.getRawPath());
    }

    private static Header[] headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> new BasicHeader(header.getKey(), value)))
                .toArray(Header[]::new);
    }
}
