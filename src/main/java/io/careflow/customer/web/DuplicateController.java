package io.careflow.customer.web;

import io.careflow.customer.duplicates.Duplicate;
import io.careflow.customer.duplicates.Duplicates;
import io.careflow.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Records that may be of one customer. */
@RestController
@RequestMapping("/api/duplicates")
@Tag(name = "Customers")
class DuplicateController {

    private final Duplicates duplicates;

    DuplicateController(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
    @Operation(
            summary = "Pairs of records that may be of one customer, with what speaks for it; the likeliest first",
            description =
                    "To merge a pair, POST /api/customers/{id}/merge. Pairs of which the caller may not see both are"
                            + " not listed.")
    Page<Duplicate> list(
            @RequestParam(defaultValue = "open") String state, @RequestParam(required = false) String page) {
        return duplicates.list(state, page);
    }

    @PostMapping("/{id}/reject")
    @PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
    @Operation(summary = "Not the same customer: the pair comes back only when something else speaks for it")
    Duplicate reject(@PathVariable UUID id, @RequestBody(required = false) Rejection rejection) {
        return duplicates.reject(id, rejection == null ? null : rejection.reason());
    }

    @GetMapping("/progress")
    @PreAuthorize("hasAnyRole('LEAD', 'OPS', 'ADMIN')")
    @Operation(
            summary =
                    "How many records wait to be compared, and how many phones or the like are shared by too many records"
                            + " to compare them by it")
    Duplicates.Progress progress() {
        return duplicates.progress();
    }

    @PostMapping("/compare")
    @PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Has every record compared anew",
            description =
                    "Records are compared when they are made or changed; this is for a change of the rules or of the"
                            + " search keyset.")
    Duplicates.Progress compareAll() {
        return duplicates.compareAll();
    }

    /** @param reason why they are not the same; null for none */
    record Rejection(String reason) {}
}
