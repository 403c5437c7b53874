/** Reminders of the next purchase for customers who buy in a steady rhythm: shortly before their usual day, if they want. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Next-purchase reminders",
        allowedDependencies = {
            "platform",
            "engine",
            "customer",
            "customer::consent",
            "messaging",
            "messaging::policy",
            "planning",
            "desk::web"
        })
package io.careflow.reminder;
