package io.careflow.year;

import static io.careflow.year.Patiently.again;
import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import java.util.Comparator;
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
    private final Chance chance;
    private final Function<String, Integer> numbers;

    /** @param numbers the number of a customer by their id; null for nobody's */
    YearStaff(Api admin, Chance chance, Function<String, Integer> numbers) {
        this.admin = admin;
        this.chance = chance;
        this.numbers = numbers;
    }

    /** @return how many tasks there were */
    int work() {
        var tasks = admin.all("/api/tasks?state=open");
        tasks.sort(Comparator.comparing((JsonNode task) -> task.get("elementId").asString())
                .thenComparing(task ->
                        String.valueOf(numbers.apply(task.get("customerId").asString("")))));
        for (var task : tasks) {
            var key = task.get("key").asString();
            var details = admin.get("/api/tasks/" + key).json();
            var who = String.valueOf(numbers.apply(task.get("customerId").asString("")));
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
                var pick = chance.of(who, element + key, 4) > 0
                        ? 0
                        : chance.of(who, element + key + "else", options.size());
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
