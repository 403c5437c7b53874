package io.careflow.local;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Lets Twilio's client talk to another address than Twilio's. */
final class TwilioAt extends HttpClient {

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
    private final URI address;

    TwilioAt(URI address) {
        this.address = address;
    }

    @Override
    public Response makeRequest(Request request) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(
                                    address.resolve(URI.create(request.getUrl()).getRawPath()))
                            .header("Authorization", request.getAuthString())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(request.encodeFormBody()))
                            .build(),
                    BodyHandlers.ofInputStream());
            return new Response(answer.body(), answer.statusCode());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
