package io.careflow.customer.web;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** One customer. Every read of a full contact and every change is in the audit trail. */
@RestController
@RequestMapping("/api/customers/{id}")
@Tag(name = "Customers")
class CustomerController {

    private final Customers customers;
    private final DetailsReader details;
    private final CustomerViews views;
    private final AuditTrail audit;

    CustomerController(Customers customers, DetailsReader details, CustomerViews views, AuditTrail audit) {
        this.customers = customers;
        this.details = details;
        this.views = views;
        this.audit = audit;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(
            summary = "A customer, with the ETag that a change needs; operations get the id alone",
            description = "For one who was merged the answer is the record they were merged into: its id and"
                    + " Content-Location are that record's.")
    ResponseEntity<Object> customer(@PathVariable UUID id) {
        var customer =
                customers.find(id).orElseThrow(() -> ProblemException.notFound("There is no customer " + id + "."));
        if (!Staff.current().seesPeople()) {
            return ResponseEntity.ok(Map.of("id", customer.id()));
        }
        audit.record("read", "customer", customer.id().toString());
        return answer(customer);
    }

    @PatchMapping(consumes = {"application/merge-patch+json", "application/json"})
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(
            summary = "Changes a customer by a JSON merge patch (RFC 7396): null empties a field, lists are replaced",
            description = "If-Match is the ETag that was read: without it 428, and 412 when somebody changed the record"
                    + " meanwhile. All or nothing; what is refused is answered field by field.")
    ResponseEntity<Object> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) String ifMatch,
            @RequestBody ObjectNode patch) {
        return answer(customers.change(id, Versions.expected(ifMatch), before -> details.patched(before, patch)));
    }

    private ResponseEntity<Object> answer(Customer customer) {
        return ResponseEntity.ok()
                .eTag(Versions.etag(customer))
                .header(HttpHeaders.CONTENT_LOCATION, "/api/customers/" + customer.id())
                .body(views.full(customer));
    }
}
