package io.careflow.messaging.web;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.DeadLetters;
import io.careflow.messaging.DecidedMessage;
import io.careflow.messaging.Message;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.Messages;
import io.careflow.messaging.dispatch.NewMessage;
import io.careflow.messaging.dispatch.RequestedMessages;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was meant for customers and what became of it; no addresses and no texts. */
@RestController
@RequestMapping("/api/messages")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
@Tag(name = "Messages")
class MessageController {

    private static final String MAY_WRITE = "hasAnyRole('AGENT', 'LEAD', 'ADMIN')";
    private static final String MAY_SETTLE = "hasAnyRole('LEAD', 'OPS', 'ADMIN')";
    private static final int LONGEST_KEY = 200;
    private static final int MOST_VARIABLES = 50;
    private static final int LONGEST_VALUE = 2000;

    private final Messages messages;
    private final RequestedMessages requested;
    private final DeadLetters deadLetters;

    MessageController(Messages messages, RequestedMessages requested, DeadLetters deadLetters) {
        this.messages = messages;
        this.requested = requested;
        this.deadLetters = deadLetters;
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

    @PostMapping
    @PreAuthorize(MAY_WRITE)
    @Operation(
            summary = "Have a message sent to a customer",
            description =
                    "201 means: it was asked for, and what was decided about it is in the answer; it may be put off"
                            + " or suppressed. The same Idempotency-Key of the same caller gives the message it made before, with"
                            + " 200, or 409 when that was another one.")
    ResponseEntity<DecidedMessage> send(
            @Valid @RequestBody RequestedMessage message,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.invalid("Idempotency-Key", "must have 1 to 200 characters");
        }
        var planned = requested.request(message.keyed("api:" + Staff.current().name() + ":" + key.strip()));
        var body = message(planned.id());
        return planned.isNew()
                ? ResponseEntity.created(URI.create("/api/messages/" + planned.id()))
                        .body(body)
                : ResponseEntity.ok(body);
    }

    @GetMapping("/dead-letters")
    @PreAuthorize(MAY_SETTLE)
    @Operation(
            summary = "Messages that need a person, newest first",
            description = "Those that failed, and those of which nobody knows whether they were sent, until somebody"
                    + " resends or discards them.")
    Page<Message> deadLetters(
            @Parameter(description = "What the page before gave as next") @RequestParam(required = false) String page) {
        return messages.deadLetters(page);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One message, with what was decided about it and why",
            description =
                    "Decisions are taken when it is asked for, when something changes while it waits, and again just"
                            + " before each sending; the oldest comes first, and one that is taken again only tells when last.")
    DecidedMessage message(@PathVariable UUID id) {
        return messages.decided(id).orElseThrow(() -> ProblemException.notFound("There is no such message."));
    }

    @PostMapping("/{id}/resend")
    @PreAuthorize(MAY_SETTLE)
    @Operation(
            summary = "Ask anew for a message that needs a person",
            description =
                    "Answers the new message, which is written and decided about as things are now. One of unknown"
                            + " outcome may reach the customer twice. 409 when the message needs nobody (any more).")
    ResponseEntity<DecidedMessage> resend(@PathVariable UUID id) {
        var again = deadLetters.resend(id);
        return ResponseEntity.created(URI.create("/api/messages/" + again)).body(message(again));
    }

    @PostMapping("/{id}/discard")
    @PreAuthorize(MAY_SETTLE)
    @Operation(
            summary = "Nobody needs this message any more",
            description =
                    "It stays in the ledger as it is, and leaves the list of those that need a person. 409 when it"
                            + " needs nobody (any more).")
    DecidedMessage discard(@PathVariable UUID id) {
        deadLetters.discard(id);
        return message(id);
    }

    /**
     * A message as another system asks for it.
     *
     * @param template name of its template, {@code complaint-acknowledgement}
     * @param customerId who gets it
     * @param documents ids of stored documents that a mail brings; null for none
     * @param variables what the template may say besides what the records offer: texts, numbers and booleans by name; kept
     *     encrypted until it is sent; null for nothing
     */
    record RequestedMessage(
            @NotNull Channel channel,

            @NotNull
            @Size(max = 100)
            @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be in kebab-case, as order-shipped")
            String template,

            @NotNull Purpose purpose,
            @NotNull UUID customerId,
            @Size(max = 10) List<@NotNull UUID> documents,

            @Size(max = MOST_VARIABLES) Map<String, Object> variables) {

        RequestedMessage {
            variables = variables == null ? Map.of() : variables;
        }

        NewMessage keyed(String key) {
            variables.forEach(RequestedMessage::check);
            return new NewMessage(
                    key, channel, template, purpose, new MessageSubject(customerId, null), documents, variables);
        }

        private static void check(String name, Object value) {
            if (!name.matches("[a-z][A-Za-z0-9]{0,39}")) {
                throw ProblemException.invalid("variables", "must have names in camelCase, of at most 40 characters");
            }
            var plain = value instanceof Number
                    || value instanceof Boolean
                    || value instanceof String text && text.length() <= LONGEST_VALUE && text.indexOf(0) < 0;
            if (!plain) {
                throw ProblemException.invalid(
                        "variables." + name,
                        "must be a text of at most " + LONGEST_VALUE + " characters, a number or a boolean");
            }
        }
    }
}
