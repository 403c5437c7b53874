/** Revisits: customers hear from us at intervals, and say how content they are before they complain. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Revisits",
        allowedDependencies = {
            "platform",
            "engine",
            "customer",
            "customer::consent",
            "servicelevel",
            "messaging",
            "planning",
            "desk",
            "desk::web"
        })
package io.careflow.revisit;
