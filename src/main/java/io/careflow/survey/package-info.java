/** Surveys: what customers are asked after a complaint, a purchase or now and then, what they answer, and what follows. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Surveys",
        allowedDependencies = {
            "platform",
            "engine",
            "customer",
            "customer::consent",
            "customer::imports",
            "servicelevel",
            "messaging",
            "messaging::link",
            "planning",
            "desk",
            "desk::form",
            "desk::web"
        })
package io.careflow.survey;
