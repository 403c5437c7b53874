package io.careflow.customer.web;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.Direction;
import io.careflow.customer.Interaction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.OneLine;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened with a customer. */
@RestController
@RequestMapping("/api/customers/{id}/timeline")
@Tag(name = "Customers")
class TimelineController {

    private final CustomerVisibility visibility;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Clock clock;

    TimelineController(CustomerVisibility visibility, Timeline timeline, AuditTrail audit, Clock clock) {
        this.visibility = visibility;
        this.timeline = timeline;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(
            summary = "What happened with a customer, newest first; operations see nobody's words",
            description =
                    "kind, which may be repeated, is what happened (call, visit, note, message) or what it belongs"
                            + " to (complaint, survey, revisit, ...).")
    Page<Interaction> timeline(
            @PathVariable UUID id,
            @RequestParam(required = false) Set<String> kind,
            @RequestParam(required = false) String page) {
        var customer = visibility.standing(id);
        var interactions = timeline.ofCustomer(customer, kind == null ? Set.of() : kind, page);
        if (!Staff.current().seesPeople()) {
            return interactions.map(Interaction::withoutWords);
        }
        audit.record("read-timeline", "customer", customer.toString());
        return interactions;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(summary = "Notes what happened with a customer outside the flows: a call, a visit, a letter, a note")
    ResponseEntity<Map<String, UUID>> add(@PathVariable UUID id, @RequestBody @Valid InteractionBody body) {
        var customer = visibility.standing(id);
        if (body.at() != null && body.at().isAfter(clock.instant())) {
            throw ProblemException.invalid("at", "is in the future");
        }
        var entry = timeline.record(NewInteraction.of(customer, body.kind(), "customer." + body.kind())
                .over(body.channel(), body.direction())
                .at(body.at())
                .withText(body.text()));
        audit.record("add-to-timeline", "customer", customer.toString());
        return ResponseEntity.created(URI.create("/api/customers/" + customer + "/timeline"))
                .body(Map.of("id", entry));
    }

    /**
     * What happened.
     *
     * @param channel by which channel; null where that means nothing
     * @param direction who turned to whom; null where nobody did
     * @param at when; null for now
     * @param text what was said, as it was
     */
    record InteractionBody(
            @NotNull
            @Pattern(
                    regexp = "call|visit|mail|sms|chat|letter|offer|note",
                    message = "is none of call, visit, mail, sms, chat, letter, offer, note")
            String kind,

            @Size(max = 60) @OneLine String channel,
            Direction direction,
            Instant at,
            @Size(max = 20_000) String text) {}
}
