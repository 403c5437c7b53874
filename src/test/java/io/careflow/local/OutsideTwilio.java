package io.careflow.local;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.core.env.StandardEnvironment;

/**
 * The stand-in for Twilio outside careflow, so that a kill does not take it along: what it has to tell of messages waits
 * until careflow is back.
 */
public final class OutsideTwilio implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Function<String, URI> careflow;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService telling = Executors.newSingleThreadExecutor();
    private final AtomicInteger untold = new AtomicInteger();
    private final HttpServer reports;
    private final LocalTwilio twilio;

    /** @param careflow the address of a path of careflow */
    public OutsideTwilio(Path directory, Function<String, URI> careflow) throws IOException {
        this.careflow = careflow;
        reports = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        reports.createContext("/", this::keep);
        reports.start();
        twilio = LocalTwilio.start(
                directory,
                0,
                TwilioAccount.from(new StandardEnvironment()),
                reports.getAddress().getPort(),
                Clock.systemUTC());
    }

    /** What careflow is given so that it sends its SMS here. */
    public Map<String, String> properties() {
        return Map.of(
                "careflow.twilio.base-url",
                (String) twilio.properties().get("careflow.twilio.base-url"),
                "careflow.public-url",
                "http://localhost:" + careflow.apply("/").getPort());
    }

    /** How much careflow has not been told yet of messages that were taken. */
    public int untold() {
        return untold.get();
    }

    @Override
    public void close() {
        twilio.close();
        reports.stop(0);
        telling.shutdownNow();
    }

    private void keep(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(
                            careflow.apply(exchange.getRequestURI().toString()))
                    .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
                    .header("X-Twilio-Signature", exchange.getRequestHeaders().getFirst("X-Twilio-Signature"))
                    .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                    .build();
            untold.incrementAndGet();
            telling.execute(() -> tell(request));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private void tell(HttpRequest request) {
        await().atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> client.send(request, BodyHandlers.discarding()).statusCode() < 500);
        untold.decrementAndGet();
    }
}
