package io.careflow.customer.web;

import io.careflow.customer.Customer;
import io.careflow.customer.CustomerSearch;
import io.careflow.customer.Customers;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * All customers. What is searched for is personal data: it travels in a body, since addresses of requests end up in logs
 * of servers and proxies and in histories of browsers.
 */
@RestController
@RequestMapping("/api/customers")
@Tag(name = "Customers")
class CustomersController {

    private final Customers customers;
    private final CustomerSearch search;
    private final DetailsReader details;
    private final CustomerViews views;
    private final AuditTrail audit;

    CustomersController(
            Customers customers, CustomerSearch search, DetailsReader details, CustomerViews views, AuditTrail audit) {
        this.customers = customers;
        this.search = search;
        this.details = details;
        this.views = views;
        this.audit = audit;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(summary = "All customers, newest first, or those of an owner; operations get ids alone")
    Page<CustomerLine> list(
            @RequestParam(required = false) String owner,
            @RequestParam(required = false) String page,
            @Parameter(hidden = true) @RequestParam(required = false) String q) {
        if (q != null) {
            // Passing it over would answer everybody.
            throw ProblemException.invalid("q", "is personal data: send it in the body of POST /api/customers/search");
        }
        Function<Customer, CustomerLine> line = Staff.current().seesPeople() ? CustomerLine::of : CustomerLine::idOnly;
        return search.list(owner, page).map(line);
    }

    @PostMapping("/search")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(
            summary = "The customers whose name or company contains each word, or who have exactly this phone, mail,"
                    + " social id or external id; newest first, contacts masked")
    Page<CustomerLine> search(@RequestBody SearchBody body) {
        audit.record("search", "customer", "*");
        return search.search(body.q(), body.page()).map(CustomerLine::of);
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(
            summary = "A new record. What cannot be standardised is kept as given and shown in dataQuality and asGiven;"
                    + " an external id that is somebody's already gives 409")
    ResponseEntity<CustomerView> create(@RequestBody ObjectNode body) {
        var created = customers.create(details.read(body));
        return ResponseEntity.created(URI.create("/api/customers/" + created.id()))
                .eTag(Versions.etag(created))
                .body(views.full(created));
    }

    /**
     * What to look for.
     *
     * @param q a name or a part of it, a phone in any notation, a mail, a social id or an external id
     * @param page what the page before gave as next; null for the first
     */
    record SearchBody(String q, String page) {}
}
