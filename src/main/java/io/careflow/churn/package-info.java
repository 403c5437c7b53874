/**
 * Customers who are about to leave: how likely each is to, scored every night, and what is done to keep them.
 *
 * <p>Other flows start a rescue by publishing {@link io.careflow.customer.RescueWanted}, and ask whether one is on by
 * {@link io.careflow.customer.Rescues}. What customers answer to surveys reaches the score by {@link
 * io.careflow.customer.Satisfactions}.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Churn",
        allowedDependencies = {
            "platform",
            "engine",
            "customer",
            "customer::consent",
            "customer::standing",
            "planning",
            "messaging",
            "messaging::policy",
            "desk",
            "desk::web"
        })
package io.careflow.churn;
