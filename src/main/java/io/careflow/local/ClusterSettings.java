package io.careflow.local;

import io.careflow.platform.StartFailure;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/** Checks that a start with the profile {@code cluster} has everything configured that local mode would bring. */
record ClusterSettings(Environment environment) {

    private static final String ENGINE = "the Camunda 8 cluster";
    private static final List<String> SAAS = List.of(
            "camunda.client.cloud.cluster-id",
            "camunda.client.cloud.region",
            "camunda.client.auth.client-id",
            "camunda.client.auth.client-secret");
    private static final List<String> SELF_MANAGED =
            List.of("camunda.client.grpc-address", "camunda.client.rest-address");

    /** @throws StartFailure naming the first property that is missing */
    void check() {
        camundaProperties().forEach(name -> require(ENGINE, name));
        require("the PostgreSQL database", "spring.datasource.url");
        require("the mail server", "spring.mail.host");
        require("Twilio", "careflow.twilio.account-sid");
        require("Twilio", "careflow.twilio.auth-token");
        require("Twilio", "careflow.twilio.from-number", "careflow.twilio.messaging-service-sid");
    }

    private List<String> camundaProperties() {
        require(ENGINE + " (saas or self-managed)", "camunda.client.mode");
        var mode = environment.getRequiredProperty("camunda.client.mode");
        return switch (mode.strip().toLowerCase().replace("_", "-")) {
            case "saas" -> SAAS;
            case "self-managed" -> SELF_MANAGED;
            default ->
                throw new StartFailure("The property camunda.client.mode is \"" + mode
                        + "\": the profile cluster needs it to be saas or self-managed.");
        };
    }

    private void require(String purpose, String... oneOf) {
        if (Arrays.stream(oneOf).noneMatch(this::given)) {
            throw new StartFailure("The property %s is missing: the profile cluster needs it for %s."
                    .formatted(String.join(" or ", oneOf), purpose));
        }
    }

    /** A placeholder that nothing fills counts as missing. */
    private boolean given(String name) {
        try {
            return !environment.getProperty(name, "").isBlank();
        } catch (PlaceholderResolutionException e) {
            return false;
        }
    }
}
