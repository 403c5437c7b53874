package io.careflow.customer.web;

import io.careflow.customer.Customer;
import io.careflow.customer.Merge;
import io.careflow.customer.MergeOrder;
import io.careflow.customer.Merges;
import io.careflow.customer.UnmergeOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Two records of one customer. To decide that takes a look at both, whoever takes care of them: it is the leads'. */
@RestController
@RequestMapping("/api/customers/{id}")
@Tag(name = "Customers")
class MergeController {

    private final Merges merges;
    private final CustomerViews views;

    MergeController(Merges merges, CustomerViews views) {
        this.merges = merges;
        this.views = views;
    }

    @PostMapping("/merge")
    @PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
    @Operation(
            summary = "Merges another record into this one, which keeps its values and gets those that it lacks",
            description =
                    "If-Match is the ETag of this record, otherVersion the version of the other: 412 when somebody"
                            + " changed one of both meanwhile. Contacts, addresses and custom fields are united; purchases,"
                            + " timeline, complaints, tasks and messages move, and flows go on with this record. take names the"
                            + " fields whose values come from the other: name, or custom.size. 409 when one of both is merged"
                            + " already or erased.")
    ResponseEntity<Object> merge(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody MergeOrder order) {
        return answer(merges.merge(id, Versions.expected(ifMatch), order));
    }

    @PostMapping("/unmerge")
    @PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
    @Operation(
            summary = "Takes a record out again that was merged into this one",
            description = "What the merge moved goes back; what happened since stays here. If-Match is this record's"
                    + " ETag.")
    ResponseEntity<Object> unmerge(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody UnmergeOrder order) {
        return answer(merges.unmerge(id, Versions.expected(ifMatch), order));
    }

    @GetMapping("/merges")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(summary = "What a record was merged with, as survivor or as merged one, undone merges too; newest first")
    List<Merge> merges(@PathVariable UUID id) {
        return merges.of(id);
    }

    private ResponseEntity<Object> answer(Customer survivor) {
        return ResponseEntity.ok().eTag(Versions.etag(survivor)).body(views.full(survivor));
    }
}
