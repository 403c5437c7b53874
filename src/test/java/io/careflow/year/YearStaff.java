package io.careflow.year;

import static io.careflow.year.Patiently.again;
import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff who do every task there is, each field as the customer's number says. */
final class YearStaff {

    private static final JsonMapper JSON = new JsonMapper();

    private final Api admin;
    private final Function<String, Integer> numbers;

    /** @param numbers the number of a customer by their id; null for nobody's */
    YearStaff(Api admin, Function<String, Integer> numbers) {
        this.admin = admin;
        this.numbers = numbers;
    }

    /**
     * One task of each customer: what it leads to may change the others.
     *
     * @return how many tasks there were
     */
    int work(LocalDate today) {
        var tasks = admin.all("/api/tasks?state=open");
        tasks.sort(Comparator.comparing((JsonNode task) -> task.get("elementId").asString())
                .thenComparing(task ->
                        String.valueOf(numbers.apply(task.get("customerId").asString("")))));
        var served = new HashSet<String>();
        for (var task : tasks) {
            if (!served.add(task.get("customerId").asString(task.get("key").asString()))) {
                continue;
            }
            var key = task.get("key").asString();
            var details = admin.get("/api/tasks/" + key).json();
            var who = String.valueOf(numbers.apply(task.get("customerId").asString("")));
            var shown = new LinkedHashMap<String, Object>();
            var all = new LinkedHashMap<String, Object>();
            details.get("fields").forEach(field -> {
                var given = new LinkedHashMap<String, Object>();
                fill(who, task.get("elementId").asString(), today, field, given);
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

    /** What nobody knows of, and the provider did not take. */
    void resendUnknown() {
        for (var message : admin.all("/api/messages/dead-letters")) {
            if (message.get("status").asString().equals("unknown")) {
                assertThat(admin.post("/api/messages/" + message.get("id").asString() + "/resend", "")
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    private Api.Answer complete(String key, Map<String, Object> variables) {
        return admin.post(
                "/api/tasks/" + key + "/complete", "{\"variables\": " + JSON.writeValueAsString(variables) + "}");
    }

    private static void fill(String who, String element, LocalDate today, JsonNode field, Map<String, Object> into) {
        var key = field.get("key").asString();
        var type = field.get("type").asString().toLowerCase(Locale.ROOT).replace('_', '-');
        switch (type) {
            case "choice" -> {
                var options = field.get("options");
                // The first is what mostly happens; one visit in four is otherwise.
                var pick = Chance.of(who, element + key, today, 4) > 0
                        ? 0
                        : Chance.of(who, element + key + "else", today, options.size());
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
}
