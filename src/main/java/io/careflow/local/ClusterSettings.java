package io.careflow.local;

import io.careflow.platform.StartFailure;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

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
        require("the encryption of personal data", "careflow.protection.encryption-keyset");
        require("the search for encrypted data", "careflow.protection.search-keyset");
        require("the seals of the audit trail", "careflow.protection.audit-keyset");
        require("the links in messages", "careflow.protection.link-keyset");
        require("the links in messages", "careflow.public-url");
        require("the mail server", "spring.mail.host");
        require("Twilio", "careflow.twilio.account-sid");
        require("Twilio", "careflow.twilio.auth-token");
        require("Twilio", "careflow.twilio.from-number", "careflow.twilio.messaging-service-sid");
    }

    private List<String> camundaProperties() {
        require(ENGINE + " (saas or self-managed)", "camunda.client.mode");
        var mode = environment.getRequiredProperty("camunda.client.mode");
        return switch (mode.strip().toLowerCase(Locale.ROOT).replace("_", "-")) {
            case "saas" -> SAAS;
            case "self-managed" -> SELF_MANAGED;
            default ->
                throw new StartFailure("The property camunda.client.mode is \"" + mode
                        + "\": the profile cluster needs it to be saas or self-managed.");
        };
    }

    private void require(String purpose, String... oneOf) {
        if (!new GivenProperties(environment).any(oneOf)) {
            throw new StartFailure("The property %s is missing: the profile cluster needs it for %s."
                    .formatted(String.join(" or ", oneOf), purpose));
        }
    }
}
