/** The inbox: user tasks as staff see them, projected from the engine's task listeners and repairable from the engine. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {
            "platform",
            "engine",
            "customer",
            "customer::consent",
            "customer::imports",
            "customer::duplicates",
            "customer::standing",
            "servicelevel",
            "messaging",
            "messaging::inbox"
        })
package io.careflow.desk;
