package io.careflow.models;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tables promise to one kind of complaint today, so that tests of the flow survive a change of the numbers. */
record ServiceLevel(JsonNode classification, JsonNode targets) {

    private static final String TODAY =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

    static ServiceLevel of(CamundaClient client, String category, String channel, String tier) {
        var classification = decide(
                client,
                "Decision_ComplaintClassification",
                Map.of("category", category, "channel", channel, "tier", tier));
        var severity = classification.get("severity").asString();
        return new ServiceLevel(
                classification,
                decide(
                        client,
                        "Decision_ServiceLevel",
                        Map.of("tier", tier, "severity", severity, "channel", channel, "receivedOn", TODAY)));
    }

    private static JsonNode decide(CamundaClient client, String decision, Map<String, Object> inputs) {
        return JsonMapper.shared()
                .readTree(client.newEvaluateDecisionCommand()
                        .decisionId(decision)
                        .variables(inputs)
                        .send()
                        .join()
                        .getDecisionOutput());
    }

    Duration firstResponse() {
        return Duration.parse(targets.get("firstResponse").asString());
    }

    Duration resolution() {
        return Duration.parse(targets.get("resolution").asString());
    }

    Duration silence() {
        return Duration.parse(targets.get("silence").asString());
    }

    int compensationLimit() {
        return targets.get("compensationLimit").asInt();
    }

    int maxReopenings() {
        return targets.get("maxReopenings").asInt();
    }

    int priority() {
        return targets.get("priority").asInt();
    }

    String severity() {
        return classification.get("severity").asString();
    }

    String group() {
        return classification.get("group").asString();
    }

    String leads() {
        return targets.get("escalationGroup").asString();
    }
}
