package io.careflow.messaging.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class PreferencesTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Links links;

    @Autowired
    JdbcClient jdbc;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private Api agent;
    private String customer;

    @BeforeEach
    void somebody() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        customer = agent.post("/api/customers", """
                        {"name": "Ada %s", "locale": "en",
                         "contacts": [{"kind": "email", "value": "ada-%s@example.org"}]}""".formatted(unique, unique))
                .json()
                .get("id")
                .asString();
    }

    @Test
    void whatIsSwitchedOffAndOnIsAConsentWithTheWordsThatWereShown() throws Exception {
        var link = link();
        var page = page(ask(link));
        assertThat(page.select("input[name=on]").eachAttr("value"))
                .containsExactly("survey.email", "relationship.email", "marketing.email");
        assertThat(on(page)).containsExactly("survey.email", "relationship.email");
        assertThat(page.select(".to").text()).contains("a****@example.org");
        assertThat(page.text()).doesNotContain(unique);

        var saved = save(link, "shown=survey.email&shown=relationship.email&on=relationship.email&on=marketing.email");

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(page(saved).select("dd").eachText()).containsExactly("Off", "On", "On");
        assertThat(said()).containsExactlyInAnyOrder("survey opted-out", "marketing opted-in");
        var optIn = effective()
                .filter(each -> text(each, "state").equals("opted-in"))
                .findFirst()
                .orElseThrow();
        assertThat(text(optIn, "source")).isEqualTo("preference-page");
        assertThat(text(optIn, "proof"))
                .contains("Advertising: new products, prices and events.", "Offers and news", "E-mail", "(en, link ");
    }

    @Test
    void itsLinkIsGoodForOneSavingAndForLookingBefore() throws Exception {
        var link = link();
        assertThat(ask(link).statusCode()).isEqualTo(200);
        assertThat(ask(link).statusCode()).isEqualTo(200);
        assertThat(save(link, "shown=survey.email").statusCode()).isEqualTo(200);

        assertThat(save(link, "on=marketing.email").statusCode()).isEqualTo(410);
        // Shown again in the other language, and when the page is loaded again.
        var again = ask(link + "?lang=zh");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(page(again).title()).contains("已保存");
        jdbc.sql("update preference_link set used_at = used_at - interval '31 minutes' where customer_id = ?::uuid")
                .param(customer)
                .update();
        assertThat(ask(link).statusCode()).isEqualTo(410);
        assertThat(page(ask(link)).text()).contains("This link has been used");
        assertThat(said()).containsExactly("survey opted-out");
    }

    @Test
    void ofTwoSavingsAtOnceOneCounts() {
        var link = link();
        var both = Stream.of("shown=survey.email", "shown=relationship.email")
                .map(form -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return save(link, form).statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 410);
        assertThat(said()).hasSize(1);
    }

    @Test
    void nothingOfItIsOneWord() throws Exception {
        var saved = save(link(), "on=marketing.email", "none");

        assertThat(page(saved).select("dd").eachText()).containsExactly("Off", "Off", "Off");
        assertThat(said())
                .containsExactlyInAnyOrder("survey opted-out", "relationship opted-out", "marketing opted-out");
    }

    @Test
    void theLanguageIsTheCustomersUnlessTheyChoose() throws Exception {
        var link = link();
        assertThat(page(ask(link)).selectFirst("html").attr("lang")).isEqualTo("en");
        var chinese = ask(link + "?lang=zh");
        assertThat(page(chinese).select("h1").text()).isEqualTo("我们发送给您的消息");
        assertThat(chinese.headers().map()).doesNotContainKey("Set-Cookie");
        assertThat(page(ask(link + "?lang=xx")).selectFirst("html").attr("lang"))
                .isEqualTo("en");
    }

    @Test
    void whatIsNotOursTellsNothing() throws Exception {
        assertThat(ask("/preferences/forged").statusCode()).isEqualTo(404);
        assertThat(save("/preferences/forged", "").statusCode()).isEqualTo(404);
        var ended = links.preferences(UUID.randomUUID(), Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(ask(URI.create(ended).getPath()).statusCode()).isEqualTo(410);
        var ofNothing = links.preferences(UUID.randomUUID(), Instant.now());
        assertThat(ask(URI.create(ofNothing).getPath()).statusCode()).isEqualTo(410);
        assertThat(post(link(), "on=survey.email").statusCode()).isEqualTo(400);
    }

    @Test
    void operationsMakeNoLinks() {
        assertThat(agent.as("ops")
                        .post("/api/customers/" + customer + "/preference-links", "")
                        .status())
                .isEqualTo(403);
        assertThat(agent.post("/api/customers/" + UUID.randomUUID() + "/preference-links", "")
                        .status())
                .isEqualTo(404);
    }

    private String link() {
        var made = agent.post("/api/customers/" + customer + "/preference-links", "");
        assertThat(made.status()).isEqualTo(201);
        return URI.create(text(made.json(), "url")).getPath();
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return BROWSER.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> save(String path, String form) throws Exception {
        return save(path, form, "choices");
    }

    private HttpResponse<String> save(String path, String form, String button) throws Exception {
        return post(path, form + "&save=" + button);
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return BROWSER.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    private static Stream<String> on(Document page) {
        return page.select("input[name=on][checked]").stream().map(Element::val);
    }

    private Stream<tools.jackson.databind.JsonNode> effective() {
        var consents = agent.get("/api/customers/" + customer + "/consents").json();
        return StreamSupport.stream(consents.get("effective").spliterator(), false);
    }

    private Stream<String> said() {
        return effective().map(each -> text(each, "purpose") + " " + text(each, "state"));
    }

    private static String text(tools.jackson.databind.JsonNode node, String field) {
        return node.get(field).asString();
    }
}
