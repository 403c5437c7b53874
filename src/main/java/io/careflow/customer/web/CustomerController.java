package io.careflow.customer.web;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.Interaction;
import io.careflow.customer.Timeline;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Role;
import io.careflow.platform.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The customer record over HTTP. Every read of a full contact is in the audit trail. */
@RestController
@RequestMapping("/api/customers/{id}")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
@Tag(name = "Customers")
class CustomerController {

    private final Customers customers;
    private final Timeline timeline;
    private final AuditTrail audit;

    CustomerController(Customers customers, Timeline timeline, AuditTrail audit) {
        this.customers = customers;
        this.timeline = timeline;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "A customer; operations get the id alone")
    CustomerView customer(@PathVariable UUID id) {
        var customer = existing(id);
        if (!seesPersonalData()) {
            return CustomerView.idOnly(customer);
        }
        audit.record("read", "customer", id.toString());
        return CustomerView.full(customer);
    }

    @GetMapping("/timeline")
    @Operation(summary = "What happened with a customer, newest first; operations see nobody's words")
    Page<Interaction> timeline(@PathVariable UUID id, @RequestParam(required = false) String page) {
        existing(id);
        var interactions = timeline.ofCustomer(id, page);
        if (!seesPersonalData()) {
            return interactions.map(Interaction::withoutWords);
        }
        audit.record("read-timeline", "customer", id.toString());
        return interactions;
    }

    private Customer existing(UUID id) {
        return customers.find(id).orElseThrow(() -> ProblemException.notFound("There is no customer " + id + "."));
    }

    private static boolean seesPersonalData() {
        var staff = Staff.current();
        return staff.has(Role.AGENT) || staff.has(Role.LEAD);
    }
}
