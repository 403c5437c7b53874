package io.careflow.messaging.web;

import io.careflow.messaging.DecidedMessage;
import io.careflow.messaging.Message;
import io.careflow.messaging.Messages;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was meant for customers and what became of it; no addresses and no texts. */
@RestController
@RequestMapping("/api/messages")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
@Tag(name = "Messages")
class MessageController {

    private final Messages messages;

    MessageController(Messages messages) {
        this.messages = messages;
    }

    @GetMapping
    @Operation(summary = "Messages to customers, newest first")
    Page<Message> list(
            @Parameter(description = "Only this customer's") @RequestParam(required = false) UUID customerId,
            @Parameter(description = "Only those about this complaint") @RequestParam(required = false)
                    UUID complaintId,
            @Parameter(description = "What the page before gave as next") @RequestParam(required = false) String page) {
        return messages.list(customerId, complaintId, page);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One message, with what was decided about it and why",
            description = "Decisions are taken when it is asked for, when something changes while it waits, and again just"
                    + " before each sending; the oldest comes first, and one that is taken again only tells when last.")
    DecidedMessage message(@PathVariable UUID id) {
        return messages.decided(id).orElseThrow(() -> ProblemException.notFound("There is no such message."));
    }
}
