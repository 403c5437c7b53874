package io.careflow.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.careflow.Api;
import io.careflow.CareflowProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * careflow as a program of its own, whose clock goes on half a day at a time; staff and customers do what the customer's
 * number, the step and how often they came by it say, so that the same year is lived twice.
 */
final class YearOfCustomers implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalTime MORNING = LocalTime.of(6, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Pattern SURVEY = Pattern.compile("(https?://[^\\s\"<>]*)?(/s/[A-Za-z0-9_.~-]+)");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CareflowProcess careflow;
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Path home;
    private final Random kills = new Random(20261122);
    private final Set<Integer> killedOn = new HashSet<>();
    private final Map<String, Integer> visits = new HashMap<>();
    private final List<String> customers = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Api admin;
    private int mailsRead;
    private LocalDate today;

    YearOfCustomers(Path home) throws Exception {
        this.home = home;
        mail.start();
        mail.setUser("sink@example.org", "sink", "sink");
        careflow = new CareflowProcess(
                home,
                Map.of(
                        "spring.mail.host", "127.0.0.1",
                        "spring.mail.port", String.valueOf(mail.getSmtp().getPort()),
                        "careflow.demo", "false",
                        "camunda.client.worker.defaults.timeout", "PT8S"),
                "-XX:+UseSerialGC");
        careflow.start();
        admin = new Api(careflow::at, "admin");
    }

    /** On so many days of the year, at a random moment, everything is killed and started again. */
    void killOn(int days, int times) {
        while (killedOn.size() < times) {
            killedOn.add(kills.nextInt(days));
        }
    }

    JdbcClient database() {
        try {
            var port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                    .get(3)
                    .strip();
            return JdbcClient.create(
                    new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalDate today() {
        return today;
    }

    /** Somebody of each kind: rich and poor, with mail, phone or both, near and far, some with a birthday. */
    void populate(int count) {
        var now = now();
        today = LocalDate.ofInstant(now, ZONE);
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
        settle();
    }

    /** One day: what happened over night, then what people do by day. */
    void live(int day) throws Exception {
        today = today.plusDays(1);
        var killed = killedOn.contains(day);
        advanceTo(MORNING, killed && kills.nextBoolean());
        advanceTo(AFTERNOON, killed);
        happen(day);
        settle();
        for (var round = 0; round < 3 && work() > 0; round++) {
            settle();
        }
    }

    private void advanceTo(LocalTime time, boolean kill) throws Exception {
        var by = Duration.between(now(), today.atTime(time).atZone(ZONE).toInstant());
        if (by.isPositive()) {
            again(() ->
                    admin.post("/api/clock/advance", "{\"by\": \"" + by + "\"}").status() == 200);
        }
        if (kill) {
            var moment =
                    System.nanoTime() + Duration.ofMillis(kills.nextInt(1500)).toNanos();
            await().until(() -> System.nanoTime() > moment);
            careflow.kill();
            careflow.start();
        }
        settle();
    }

    /** What customers do of themselves. */
    private void happen(int day) throws Exception {
        var now = now();
        for (var number = 0; number < customers.size(); number++) {
            var active = number % 7 != 3 || day < 120;
            if (active && (day + number * 5) % rhythm(number) == 0) {
                buy(number, now);
            }
            if ((day * 31 + number * 17) % 400 == 0) {
                complain(number, day);
            }
            if (number % 23 == 5 && day == 100 + number % 50) {
                stop(number);
            }
        }
        answerSurveys();
    }

    private static int rhythm(int number) {
        return 14 + number * 7 % 60;
    }

    private void buy(int number, Instant at) {
        var amount = number % 8 == 0 ? 9_000 : number % 3 == 0 ? 1_200 : 80;
        var body = """
                {"source": "shop", "orderId": "%d-%s", "line": 1, "product": "Kettle", "quantity": 1,
                 "amount": %d.00, "currency": "CNY", "at": "%s"}""".formatted(number, LocalDate.ofInstant(at, ZONE), amount, at);
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
    private void answerSurveys() throws Exception {
        var received = mail.getReceivedMessages();
        for (; mailsRead < received.length; mailsRead++) {
            var text = GreenMailUtil.getBody(received[mailsRead]).replace("=\r\n", "");
            var link = SURVEY.matcher(text);
            var to = received[mailsRead].getAllRecipients()[0].toString().replaceAll("\\D", "");
            if (!link.find() || to.isEmpty()) {
                continue;
            }
            var will = choose(to, "survey", 10);
            if (will < 6) {
                var score = will == 0 ? 1 : 3 + will % 3;
                var form = "score=" + score + "&go=send";
                var at = careflow.at(link.group(2));
                again(() -> post(at, form) / 100 != 5);
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

    /** Staff does every task there is: each field as the customer's number says. */
    private int work() {
        var tasks = admin.all("/api/tasks?state=open");
        tasks.sort(Comparator.comparing((JsonNode task) -> task.get("elementId").asString())
                .thenComparing(task ->
                        String.valueOf(numbers.get(task.get("customerId").asString("")))));
        for (var task : tasks) {
            var key = task.get("key").asString();
            var details = admin.get("/api/tasks/" + key).json();
            var who = String.valueOf(numbers.get(task.get("customerId").asString("")));
            var shown = new LinkedHashMap<String, Object>();
            var all = new LinkedHashMap<String, Object>();
            details.get("fields").forEach(field -> {
                var given = new LinkedHashMap<String, Object>();
                fill(who, task.get("elementId").asString(), field, given);
                all.putAll(given);
                if (field.get("hiddenWhen").isNull()) {
                    shown.putAll(given);
                }
            });
            again(() -> {
                var answer = complete(key, shown);
                if (answer.status() / 100 == 4 && answer.status() != 404 && answer.status() != 409) {
                    // Something that is hidden by a condition is shown after all.
                    answer = complete(key, all);
                }
                var last = answer;
                assertThat(last.status())
                        .as(() -> task.get("elementId") + " " + all + " "
                                + last.response().body())
                        .isIn(200, 204, 404, 409, 503);
                return last.status() != 503;
            });
        }
        return tasks.size();
    }

    private Api.Answer complete(String key, Map<String, Object> variables) {
        return admin.post(
                "/api/tasks/" + key + "/complete", "{\"variables\": " + JSON.writeValueAsString(variables) + "}");
    }

    private void fill(String who, String element, JsonNode field, Map<String, Object> into) {
        var key = field.get("key").asString();
        var type = field.get("type").asString().toLowerCase(Locale.ROOT).replace('_', '-');
        switch (type) {
            case "choice" -> {
                var options = field.get("options");
                // The first is what mostly happens; one visit in four is otherwise.
                var pick = choose(who, element + key, 4) > 0 ? 0 : choose(who, element + key + "else", options.size());
                into.put(key, options.get(pick).asString());
            }
            case "text" -> into.put(key, "Noted.");
            case "yes-no" -> into.put(key, true);
            case "number" ->
                into.put(key, field.get("min").isNull() ? 0 : field.get("min").asInt());
            default -> {
                // Dates are left to the usual ones.
            }
        }
    }

    private int choose(String who, String what, int of) {
        var visit = visits.merge(who + what, 1, Integer::sum);
        return new Random((who + "/" + what + "/" + visit).hashCode()).nextInt(of);
    }

    /** Waits until nothing moves any more: nothing to deliver, to send, to plan, and no job for half a second. */
    void settle() {
        var seen = new String[1];
        var since = new long[] {System.nanoTime()};
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> {
            var state = state();
            if (!state.equals(seen[0])) {
                seen[0] = state;
                since[0] = System.nanoTime();
            }
            return state.startsWith("0 0 ")
                    && System.nanoTime() - since[0] > Duration.ofMillis(600).toNanos();
        });
    }

    private String state() {
        return database()
                .sql("""
                        select (select count(*) from process_message) || ' '
                            || (select count(*) from message where status = 'claimed'
                                or status = 'planned' and next_attempt_at <= :now) || ' '
                            || (select count(*) || '/' || coalesce(max(job_key), 0) from job_run) || ' '
                            || (select count(*) || '/' || coalesce(sum(last_job_key), 0) from desk_task) || ' '
                            || (select count(*) || '/' || coalesce(sum(judged), 0) from planner_run) || ' '
                            || (select count(*) from planned_start where state <> 'waiting') || ' '
                            || (select count(*) from interaction)""")
                .param("now", now().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
    }

    Instant now() {
        var now = new Instant[1];
        again(() -> {
            now[0] = Instant.parse(admin.get("/api/clock").json().get("now").asString());
            return true;
        });
        return now[0];
    }

    /** Nobody gives up because the program is just starting again. */
    private static void again(Callable<Boolean> what) {
        await().atMost(LONGEST)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(what);
    }

    @Override
    public void close() throws Exception {
        careflow.close();
        mail.stop();
    }

    String said() throws IOException {
        return careflow.said();
    }
}
