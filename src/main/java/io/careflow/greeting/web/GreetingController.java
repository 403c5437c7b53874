package io.careflow.greeting.web;

import io.careflow.greeting.Greeting;
import io.careflow.greeting.Greetings;
import io.careflow.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers were greeted for. */
@RestController
@RequestMapping("/api/greetings")
@Tag(name = "Greetings")
class GreetingController {

    private final Greetings greetings;

    GreetingController(Greetings greetings) {
        this.greetings = greetings;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(
            summary = "Greetings, the newest first",
            description =
                    "Of the customers whom you may see. What became of one that was sent is told by /api/messages/{messageId};"
                            + " whom the next ones go to by /api/flows/customer-greeting/due.")
    Page<Greeting> list(@RequestParam(required = false) String page) {
        return greetings.list(page);
    }
}
