/** The customer record: who they are, how they are reached, what happened with them. Its workers change it for flows. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Customer",
        allowedDependencies = {"platform", "engine"})
package io.careflow.customer;
