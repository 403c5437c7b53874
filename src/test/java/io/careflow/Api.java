package io.careflow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as a caller uses it, logged in as one of the demo's staff. */
public final class Api {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ZoneId COMPANY = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = new JsonMapper();

    private final Function<String, URI> at;
    private final String login;

    public Api(Function<String, URI> at, String user) {
        this.at = at;
        this.login =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    }

    public Api as(String user) {
        return new Api(at, user);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json, String... headers) {
        return post(path, "application/json", json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return send(with(headers, request(path).header("Content-Type", "application/json"))
                .PUT(BodyPublishers.ofString(json)));
    }

    public Answer patch(String path, String json, String... headers) {
        return send(with(headers, request(path).header("Content-Type", "application/merge-patch+json"))
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    public Answer postText(String path, String type, String text) {
        return post(path, type, text, new String[0]);
    }

    /** Sends a file as a form does. */
    public Answer upload(String path, String fileName, byte[] file, Map<String, String> fields) {
        var boundary = "careflow-" + UUID.randomUUID();
        var parts = new ArrayList<byte[]>();
        fields.forEach((name, value) -> parts.add(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        parts.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        parts.add(file);
        parts.add(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArrays(parts),
                        parts.stream().mapToLong(part -> part.length).sum())));
    }

    private Answer post(String path, String type, String body, String[] headers) {
        return send(with(headers, request(path).header("Content-Type", type)).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        return headers.length > 0 ? request.headers(headers) : request;
    }

    /** All items of a list, page by page. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var page = "";
        while (page != null) {
            var answer = get(path + (path.contains("?") ? "&" : "?") + "page=" + page)
                    .json();
            answer.get("items").forEach(items::add);
            page = answer.get("next").isNull() ? null : answer.get("next").asString();
        }
        return items;
    }

    /** Moves the clock. */
    public void advance(Duration by) {
        var answer = as("admin").post("/api/clock/advance", "{\"by\": \"" + by + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError(answer.response().body());
        }
    }

    /** Makes it a time at which the company's customers may be written to; gives the company's day. */
    public LocalDate daytime() {
        var answer = as("admin").get("/api/clock").json();
        var now = Instant.parse(answer.get("now").asString()).atZone(COMPANY);
        if (now.getHour() >= 11 && now.getHour() <= 18) {
            return now.toLocalDate();
        }
        var day = now.getHour() < 11 ? now.toLocalDate() : now.toLocalDate().plusDays(1);
        advance(Duration.between(now, day.atTime(11, 1).atZone(COMPANY)));
        return day;
    }

    /** Two records become one. */
    public void merge(UUID survivor, UUID other) {
        var admin = as("admin");
        var path = "/api/customers/" + survivor;
        var answer = admin.post(
                path + "/merge",
                "{\"other\": \"%s\", \"otherVersion\": %d, \"reason\": \"One person.\"}"
                        .formatted(
                                other,
                                admin.get("/api/customers/" + other)
                                        .json()
                                        .get("version")
                                        .asInt()),
                "If-Match",
                "\"" + admin.get(path).json().get("version").asInt() + "\"");
        if (answer.status() != 200) {
            throw new AssertionError(answer.response().body());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at.apply(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", login);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }
    }
}
