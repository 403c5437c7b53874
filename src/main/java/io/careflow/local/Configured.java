package io.careflow.local;

import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What somebody has configured, so that local mode does not start a server of its own for it. */
record Configured(Environment environment) {

    boolean database() {
        return any("spring.datasource.url");
    }

    boolean engine() {
        return any("camunda.client.grpc-address", "camunda.client.rest-address", "camunda.client.cloud.cluster-id");
    }

    boolean mail() {
        return any("spring.mail.host");
    }

    boolean twilio() {
        return any("careflow.twilio.account-sid", "careflow.twilio.auth-token");
    }

    /** Is another stand-in named, without an account? */
    boolean twilioElsewhere() {
        return any("careflow.twilio.base-url") && !twilio();
    }

    private boolean any(String... names) {
        return Stream.of(names).map(environment::getProperty).anyMatch(value -> value != null && !value.isBlank());
    }
}
