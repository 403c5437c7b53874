package io.careflow.desk.web;

import io.careflow.desk.HandoverOrder;
import io.careflow.desk.HandoverRecord;
import io.careflow.desk.Handovers;
import io.careflow.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** The API of handovers. */
@RestController
@RequestMapping("/api/handovers")
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
@Tag(name = "Handovers")
class HandoverController {

    private final Handovers handovers;

    HandoverController(Handovers handovers) {
        this.handovers = handovers;
    }

    @PostMapping
    @Operation(
            summary = "Hands all customers and claimed tasks of an owner over to others",
            description =
                    "Either to people, in equal shares tier by tier, or to a group. With dryRun=true it answers what"
                            + " each would get (200) and changes nothing; else 201 with the handover. Customers change hands at"
                            + " once, tasks as soon as the engine can be reached. Leads hand over within their groups.")
    ResponseEntity<Object> handOver(
            @RequestBody HandoverOrder order,
            @Parameter(description = "Only say what it would do") @RequestParam(defaultValue = "false")
                    boolean dryRun) {
        if (dryRun) {
            return ResponseEntity.ok(handovers.preview(order));
        }
        var id = handovers.apply(order);
        return ResponseEntity.created(URI.create("/api/handovers/" + id)).body(handovers.one(id));
    }

    @GetMapping
    @Operation(summary = "The latest handovers, newest first; leads see their own")
    Page<HandoverRecord> latest() {
        return new Page<>(handovers.latest(), null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A handover and how far its tasks are")
    HandoverRecord one(@PathVariable UUID id) {
        return handovers.one(id);
    }
}
