package io.careflow.complaint.web;

import io.careflow.complaint.ComplaintDeadlines;
import io.careflow.complaint.ComplaintStatus;
import io.careflow.complaint.ComplaintView;
import io.careflow.complaint.ComplaintViews;
import io.careflow.complaint.ComplaintViews.ComplaintSummary;
import io.careflow.complaint.Complaints;
import io.careflow.complaint.NewComplaint;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.ClockView;
import io.careflow.servicelevel.Metric;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
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

@RestController
@RequestMapping("/api/complaints")
@Tag(name = "Complaints")
class ComplaintController {

    private static final String MAY_WRITE = "hasAnyRole('AGENT', 'LEAD', 'ADMIN')";

    static final String MAY_RECALCULATE = "hasAnyRole('LEAD', 'OPS', 'ADMIN')";
    static final int LONGEST_REASON = 500;

    private final Complaints complaints;
    private final ComplaintViews views;
    private final ComplaintDeadlines deadlines;

    ComplaintController(Complaints complaints, ComplaintViews views, ComplaintDeadlines deadlines) {
        this.complaints = complaints;
        this.views = views;
        this.deadlines = deadlines;
    }

    @PostMapping
    @PreAuthorize(MAY_WRITE)
    @Operation(
            summary = "Accept a complaint",
            description = "201 means: it is kept and will be handled, even if the engine is down now. The same"
                    + " Idempotency-Key or externalId gives the complaint it made before, with 200.")
    ResponseEntity<ComplaintView> receive(
            @Valid @RequestBody NewComplaint complaint,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey) {
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > 200)) {
            throw ProblemException.invalid("Idempotency-Key", "must have 1 to 200 characters");
        }
        var accepted = complaints.receive(complaint, idempotencyKey);
        var view = views.accepted(accepted.id());
        return accepted.isNew()
                ? ResponseEntity.created(URI.create("/api/complaints/" + accepted.id()))
                        .body(view)
                : ResponseEntity.ok(view);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A complaint with its deadlines, open tasks and timeline")
    ComplaintView one(@PathVariable UUID id) {
        return views.one(id);
    }

    @GetMapping("/{id}/clocks")
    @Operation(
            summary = "The complaint's service-level clocks with everything that happened to them",
            description = "In the order in which they were started.")
    Page<ClockView> clocks(@PathVariable UUID id) {
        return new Page<>(views.clocks(id), null);
    }

    @PostMapping("/{id}/clocks/{metric}/recalculate")
    @PreAuthorize(MAY_RECALCULATE)
    @Operation(
            summary = "Have a running or paused clock count by the policy and the calendar as they are now",
            description = "Whoever does it and why is kept with the clock. Answers the clock; 409 when it is over.")
    ClockView recalculate(
            @PathVariable UUID id, @PathVariable String metric, @Valid @RequestBody Recalculation recalculation) {
        var which = metricOf(metric);
        deadlines.recalculate(id, which, recalculation.reason());
        return views.clocks(id).stream()
                .filter(clock -> clock.metric() == which)
                .reduce((earlier, newer) -> newer)
                .orElseThrow();
    }

    @GetMapping
    @Operation(summary = "Complaints, newest first")
    Page<ComplaintSummary> list(
            @RequestParam(required = false) String status,
            @RequestParam(required = false) UUID customerId,
            @RequestParam(required = false) String page) {
        return views.list(statusOf(status), customerId, page);
    }

    @PostMapping("/{id}/customer-reply")
    @PreAuthorize(MAY_WRITE)
    @Operation(summary = "The customer answers the resolution, or adds information")
    ComplaintView reply(@PathVariable UUID id, @Valid @RequestBody Reply reply) {
        complaints.reply(id, null, reply.text(), reply.satisfied());
        return views.one(id);
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize(MAY_WRITE)
    @Operation(summary = "The customer takes the complaint back")
    ComplaintView withdraw(@PathVariable UUID id) {
        complaints.withdraw(id);
        return views.one(id);
    }

    private static ComplaintStatus statusOf(String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        return ComplaintStatus.of(code).orElseThrow(() -> ProblemException.invalid("status", "is no status"));
    }

    static Metric metricOf(String code) {
        try {
            return Metric.of(code);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("metric", "is none of first-response, next-response, resolution");
        }
    }

    /** @param reason why it has to count by another policy than it was started with */
    record Recalculation(
            @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    /**
     * @param text in the customer's words
     * @param satisfied whether they accept the resolution; null when they did not say
     */
    record Reply(@NotBlank @Size(max = 20_000) String text, Boolean satisfied) {}
}
