package io.careflow.year;

import static io.careflow.year.Patiently.again;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.careflow.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Customers of each kind, who buy, complain, answer and say stop: each as their number and the day say. */
final class YearPeople {

    private static final Pattern SURVEY = Pattern.compile("(https?://[^\\s\"<>]*)?(/s/[A-Za-z0-9_.~-]+)");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Api admin;
    private final Function<String, URI> careflow;
    private final GreenMail mail;
    private final List<String> customers = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> mailsRead = new HashSet<>();

    YearPeople(Api admin, Function<String, URI> careflow, GreenMail mail) {
        this.admin = admin;
        this.careflow = careflow;
        this.mail = mail;
    }

    Integer number(String customer) {
        return numbers.get(customer);
    }

    /** They come: somebody of each kind: rich and poor, with mail, phone or both, near and far, some with a birthday. */
    void come(int count, Instant now) {
        for (var n = 0; n < count; n++) {
            var number = n;
            var body = JSON.createObjectNode();
            body.put("name", "Customer " + n).put("locale", n % 3 == 0 ? "en" : "zh-CN");
            body.put("zone", n % 10 == 0 ? "America/New_York" : "Asia/Shanghai");
            body.put("country", n % 10 == 0 ? "US" : "CN");
            var contacts = body.putArray("contacts");
            if (n % 4 != 1) {
                contacts.addObject().put("kind", "email").put("value", "customer" + n + "@example.org");
            }
            if (n % 4 != 2) {
                contacts.addObject().put("kind", "phone").put("value", "+86139" + "%08d".formatted(n));
            }
            if (n % 2 == 0) {
                body.put(
                        "birthday",
                        (n % 6 == 0 ? "lunar:" : "")
                                + "19%02d-%02d-%02d".formatted(60 + n % 40, 1 + n % 12, 1 + n % 28));
            }
            var created = admin.post("/api/customers", body.toString());
            assertThat(created.status()).as(() -> created.response().body()).isEqualTo(201);
            var id = created.json().get("id").asString();
            customers.add(id);
            numbers.put(id, n);
            var consents = List.of("email", "sms").stream()
                    .map(channel ->
                            "{\"channel\": \"" + channel + "\", \"purpose\": \"marketing\", \"state\": \"opted-in\","
                                    + " \"source\": \"web-form\", \"proof\": \"Yes, tell me of offers.\"}")
                    .toList();
            if (n % 5 != 4) {
                assertThat(admin.put("/api/customers/" + id + "/consents", "{\"consents\": " + consents + "}")
                                .status())
                        .isEqualTo(200);
            }
            for (var ago = 360 - number % 30; ago > 0; ago -= rhythm(number)) {
                buy(number, now.minus(Duration.ofDays(ago)));
            }
        }
    }

    /** Who buys today: nobody who has something to say. */
    void goShopping(int day, Instant at) {
        for (var number = 0; number < customers.size(); number++) {
            var active = number % 7 != 3 || day < 120;
            if (active && (day + number * 5) % rhythm(number) == 0 && !complains(day, number) && !stops(day, number)) {
                buy(number, at);
            }
        }
    }

    /** Who complains today, and who wants to hear no more. */
    void speak(int day) {
        for (var number = 0; number < customers.size(); number++) {
            if (complains(day, number)) {
                complain(number, day);
            } else if (stops(day, number)) {
                stop(number);
            }
        }
    }

    private static boolean complains(int day, int number) {
        return (day * 31 + number * 17) % 400 == 0;
    }

    private static boolean stops(int day, int number) {
        return number % 23 == 5 && day == 100 + number % 50;
    }

    private static int rhythm(int number) {
        return 14 + number * 7 % 60;
    }

    private void buy(int number, Instant at) {
        var amount = number % 8 == 0 ? 9_000 : number % 3 == 0 ? 1_200 : 80;
        var body = """
                {"source": "shop", "orderId": "%d-%s", "line": 1, "product": "Kettle", "quantity": 1,
                 "amount": %d.00, "currency": "CNY", "at": "%s"}""".formatted(number, LocalDate.ofInstant(at, YearOfCustomers.ZONE), amount, at);
        again(() -> {
            var answer = admin.post("/api/customers/" + customers.get(number) + "/purchases", body);
            assertThat(answer.status()).as(() -> answer.response().body()).isIn(200, 201, 409, 503);
            return answer.status() != 503;
        });
    }

    private void complain(int number, int day) {
        var body = """
                {"customer": {"id": "%s"}, "channel": "web", "category": "delivery", "subject": "Order of day %d",
                 "description": "It has not arrived.", "externalId": "%d-%d"}""".formatted(customers.get(number), day, number, day);
        again(() -> admin.post("/api/complaints", body).status() / 100 == 2);
    }

    private void stop(int number) {
        var statements = List.of("email", "sms", "phone").stream()
                .flatMap(channel -> List.of("marketing", "survey", "relationship").stream()
                        .map(purpose -> "{\"channel\": \"" + channel + "\", \"purpose\": \"" + purpose
                                + "\", \"state\": \"opted-out\", \"source\": \"phone\"}"))
                .toList();
        again(() ->
                admin.put("/api/customers/" + customers.get(number) + "/consents", "{\"consents\": " + statements + "}")
                                .status()
                        == 200);
    }

    /** Whoever was invited by mail answers, or not. */
    void answerSurveys(LocalDate today) throws Exception {
        // In the order of mailboxes: all are read, none is read twice.
        for (var received : mail.getReceivedMessages()) {
            if (!mailsRead.add(received.getMessageID())) {
                continue;
            }
            var text = GreenMailUtil.getBody(received).replace("=\r\n", "");
            var link = SURVEY.matcher(text);
            var to = received.getAllRecipients()[0].toString().replaceAll("\\D", "");
            if (!link.find() || to.isEmpty()) {
                continue;
            }
            var will = Chance.of(to, "survey", today, 10);
            if (will < 6) {
                var score = will == 0 ? 1 : 3 + will % 3;
                var form = "score=" + score + "&go=send";
                var at = careflow.apply(link.group(2));
                again(() -> {
                    var status = post(at, form);
                    assertThat(status).isNotEqualTo(429);
                    return status / 100 != 5;
                });
            }
        }
    }

    private static int post(URI at, String form) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(at)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(form))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
