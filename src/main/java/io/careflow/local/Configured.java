package io.careflow.local;

/** What somebody has configured, so that local mode does not start a server of its own for it. */
record Configured(GivenProperties given) {

    boolean database() {
        return given.any("spring.datasource.url");
    }

    boolean engine() {
        return given.any(
                "camunda.client.grpc-address", "camunda.client.rest-address", "camunda.client.cloud.cluster-id");
    }

    /** Whoever configures one of the keysets is told of the others by the start. */
    boolean keys() {
        return given.any(
                "careflow.protection.encryption-keyset",
                "careflow.protection.search-keyset",
                "careflow.protection.audit-keyset",
                "careflow.protection.link-keyset");
    }

    boolean mail() {
        return given.any("spring.mail.host");
    }

    boolean twilio() {
        return given.any("careflow.twilio.account-sid", "careflow.twilio.auth-token");
    }

    /** Is another stand-in named, without an account? */
    boolean twilioElsewhere() {
        return given.any("careflow.twilio.base-url") && !twilio();
    }
}
