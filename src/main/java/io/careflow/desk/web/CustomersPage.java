package io.careflow.desk.web;

import io.careflow.customer.Customer;
import io.careflow.customer.CustomerSearch;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds a customer: who calls, who wrote; before anything is looked for, those of whoever is logged in. */
@DeskPage
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
class CustomersPage {

    private final CustomerSearch search;
    private final AuditTrail audit;

    CustomersPage(CustomerSearch search, AuditTrail audit) {
        this.search = search;
        this.audit = audit;
    }

    @GetMapping("/customers")
    String mine(@RequestParam(required = false) String page, Model model) {
        return show(search.list(Viewer.current().name(), page), model);
    }

    /** What is looked for is personal data: it is sent in the body, as addresses end up in logs and histories. */
    @PostMapping("/customers")
    String found(
            @RequestParam String q,
            @RequestParam(required = false) String page,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("q", q);
        try {
            var found = search.search(q, page);
            audit.record("search", "customer", "*");
            return show(found, model);
        } catch (ProblemException e) {
            response.setStatus(e.status().value());
            model.addAttribute("fault", true);
            return "desk/customers";
        }
    }

    private static String show(Page<Customer> customers, Model model) {
        model.addAttribute("customers", customers);
        return "desk/customers";
    }
}
