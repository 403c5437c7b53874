/** Messages to customers: templates, the ledger of what was meant and sent, e-mail and SMS. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Messaging",
        allowedDependencies = {"platform", "engine", "customer", "customer::consent"})
package io.careflow.messaging;
