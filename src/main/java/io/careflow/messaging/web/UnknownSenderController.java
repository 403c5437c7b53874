package io.careflow.messaging.web;

import io.careflow.messaging.UnknownSenderMessages;
import io.careflow.messaging.UnknownSenderSms;
import io.careflow.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** SMS from people whom nobody knows by their number. */
@RestController
@RequestMapping("/api/unknown-senders")
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
@Tag(name = "Messages")
class UnknownSenderController {

    private final UnknownSenderMessages unknown;

    UnknownSenderController(UnknownSenderMessages unknown) {
        this.unknown = unknown;
    }

    @GetMapping
    @Operation(summary = "SMS from people whom nobody knows by their number, newest first")
    Page<UnknownSenderSms> list(
            @Parameter(description = "What the page before gave as next") @RequestParam(required = false) String page) {
        return unknown.list(page);
    }

    @PostMapping("/{id}/look-again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Look again whose number it is",
            description =
                    "After the number was put on a record: what they wrote goes to their open complaint or timeline."
                            + " 409 while the number is nobody's.")
    void lookAgain(@PathVariable UUID id) {
        unknown.lookAgain(id);
    }

    @PostMapping("/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget who wrote and what")
    void discard(@PathVariable UUID id) {
        unknown.discard(id);
    }
}
