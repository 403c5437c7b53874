package io.careflow.customer.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Customers over the API, as an agent has them. */
abstract class CustomerApiCase {

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    Api agent;

    final String unique = UUID.randomUUID().toString();

    final String mobile = "138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    @BeforeEach
    void api() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    JsonNode create(String body) {
        var answer = agent.post("/api/customers", body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json();
    }

    List<String> found(String q) {
        var body = tools.jackson.databind.json.JsonMapper.shared()
                .createObjectNode()
                .put("q", q);
        return values(
                agent.post("/api/customers/search", body.toString()).json().get("items"), "id");
    }

    static List<String> values(JsonNode items, String field) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(field).asString())
                .toList();
    }

    static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
