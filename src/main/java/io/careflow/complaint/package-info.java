/** Complaints: what a customer is unhappy with, how far its handling is, and by when it must be answered. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Complaints",
        allowedDependencies = {"platform", "engine", "customer", "servicelevel", "messaging", "desk"})
package io.careflow.complaint;
