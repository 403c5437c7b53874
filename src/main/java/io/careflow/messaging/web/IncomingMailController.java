package io.careflow.messaging.web;

import io.careflow.messaging.inbox.FailedMails;
import io.careflow.messaging.inbox.FailedMails.FailedMail;
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

/** Mails that could not be taken in. */
@RestController
@RequestMapping("/api/incoming-mails/failed")
@PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
@Tag(name = "Messages")
class IncomingMailController {

    private final FailedMails mails;

    IncomingMailController(FailedMails mails) {
        this.mails = mails;
    }

    @GetMapping
    @Operation(
            summary = "Mails that could not be taken in, newest first",
            description = "They lie in the mailbox as they came. Each is tried five times, then waits for a person.")
    Page<FailedMail> list(
            @Parameter(description = "What the page before gave as next") @RequestParam(required = false) UUID page) {
        return mails.list(page);
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Have a mail tried again", description = "When the mailbox is read next.")
    void retry(@PathVariable UUID id) {
        mails.retry(id);
    }
}
