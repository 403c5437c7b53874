package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.careflow.engine.embedded.EmbeddedEngineException;
import io.careflow.engine.embedded.command.Commands;
import io.careflow.engine.embedded.state.EngineState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the REST API on the loopback interface. */
public final class RestServer implements AutoCloseable {

    static {
        // Without it a kept-alive answer waits 40 ms for the other side's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final int MAX_BODY_BYTES = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<Route> routes;

    private RestServer(int port, List<Route> routes) throws IOException {
        this.routes = routes;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new EmbeddedEngineException(
                    "The engine cannot listen on port %d: %s.".formatted(port, e.getMessage()), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @throws EmbeddedEngineException when the port is taken
     */
    public static RestServer start(int port, int grpcPort, Commands commands, EngineState state) throws IOException {
        return new RestServer(
                port,
                Stream.of(
                                new TopologyRoutes(grpcPort).routes(),
                                new UserTaskRoutes(commands).routes(),
                                new IncidentRoutes(commands).routes(),
                                new SearchRoutes(state).routes())
                        .flatMap(List::stream)
                        .toList());
    }

    /** The port that is served. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            Reply reply;
            try {
                reply = answer(exchange, path);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                reply = Problems.of(e, path);
            } catch (Exception e) {
                reply = Problems.of(e, path);
            }
            send(exchange, reply);
        } catch (IOException e) {
            LOG.debug("A caller left before its answer: {}", e.getMessage());
        }
    }

    private Reply answer(HttpExchange exchange, String path) throws Exception {
        for (Route route : routes) {
            Matcher matcher = route.matcher(path);
            if (route.method().equals(exchange.getRequestMethod()) && matcher.matches()) {
                long key = matcher.groupCount() == 0 ? -1 : Long.parseLong(matcher.group(1));
                return route.operation().run(new Request(key, body(exchange)));
            }
        }
        return Problems.problem(
                404, "NOT_FOUND", "The embedded engine has no " + exchange.getRequestMethod() + " " + path, path);
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw new IllegalArgumentException("The body is larger than 4 MB");
        }
        if (bytes.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            JsonNode body = JSON.readTree(bytes);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is no valid JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("The body must be a JSON object");
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply.body() == null) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        byte[] bytes = JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders()
                .set("Content-Type", reply.status() < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
