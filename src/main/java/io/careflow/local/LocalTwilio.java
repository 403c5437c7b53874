package io.careflow.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers the part of Twilio's REST API that sends messages, and keeps every message as a file instead of sending it. A
 * message is on disk before it is accepted.
 */
final class LocalTwilio implements LocalServer {

    /** The property that names the directory of the messages. */
    static final String DIRECTORY = "careflow.local.sms-directory";

    private static final Logger log = LoggerFactory.getLogger(LocalTwilio.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_REQUEST = 1 << 20;

    private final Path directory;
    private final TwilioAccount account;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LocalFiles messages;
    private final StatusCallbacks callbacks;
    private final Clock clock;

    private LocalTwilio(Path directory, int port, TwilioAccount account, StatusCallbacks callbacks, Clock clock)
            throws IOException {
        this.directory = directory;
        this.account = account;
        this.callbacks = callbacks;
        this.clock = clock;
        this.messages = new LocalFiles(directory, ".json");
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /** @param applicationPort where the application listens on this machine, to be told what became of messages; 0 for unknown */
    static LocalTwilio start(Path directory, int port, TwilioAccount account, int applicationPort, Clock clock)
            throws IOException {
        var twilio = new LocalTwilio(directory, port, account, new StatusCallbacks(account, applicationPort), clock);
        twilio.server.start();
        return twilio;
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                DIRECTORY,
                directory.toString(),
                "careflow.twilio.base-url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "careflow.twilio.account-sid",
                account.sid(),
                "careflow.twilio.auth-token",
                account.authToken(),
                "careflow.twilio.from-number",
                account.fromNumber());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException | RuntimeException e) {
            log.warn("The Twilio stand-in could not answer", e);
            throw e;
        }
    }

    private TwilioAnswer answer(HttpExchange exchange) throws IOException {
        if (!authorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return TwilioAnswer.error(401, 20003, "Authenticate");
        }
        var resource = "/2010-04-01/Accounts/" + account.sid();
        var request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (request.equals("GET " + resource + ".json")) {
            return TwilioAnswer.account(account.sid());
        }
        if (!request.equals("POST " + resource + "/Messages.json")) {
            return TwilioAnswer.error(404, 20404, "The requested resource was not found");
        }
        var order = new SmsOrder(form(exchange.getRequestBody().readNBytes(LARGEST_REQUEST)));
        var refusal = order.refusal();
        return refusal.isPresent() ? refusal.get() : accept(order);
    }

    private TwilioAnswer accept(SmsOrder order) throws IOException {
        var message = order.message(account.sid(), clock.instant());
        try {
            messages.keep(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(message), clock);
        } catch (IOException e) {
            log.warn("An SMS cannot be kept", e);
            return TwilioAnswer.error(500, 20500, "Internal Server Error");
        }
        threads.execute(() -> callbacks.deliver(order.statusCallback(), (String) message.get("sid"), order.to()));
        return new TwilioAnswer(201, message);
    }

    private boolean authorized(String header) {
        var credentials = account.sid() + ":" + account.authToken();
        return ("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .equals(header);
    }

    private static Map<String, String> form(byte[] body) {
        return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1]), (first, second) -> first));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
