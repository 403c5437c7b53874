/** Greetings for birthdays, festivals and anniversaries of the first purchase: found each morning, sent on the customer's. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Greetings",
        allowedDependencies = {
            "platform",
            "engine",
            "customer",
            "customer::consent",
            "messaging",
            "messaging::policy",
            "planning",
            "desk",
            "desk::web"
        })
package io.careflow.greeting;
