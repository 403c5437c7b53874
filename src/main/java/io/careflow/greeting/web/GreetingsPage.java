package io.careflow.greeting.web;

import io.careflow.customer.Customers;
import io.careflow.desk.web.DeskPage;
import io.careflow.greeting.Greeting;
import io.careflow.greeting.Greetings;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What customers were greeted for, in the desk. */
@DeskPage
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
class GreetingsPage {

    private final Greetings greetings;
    private final Customers customers;

    GreetingsPage(Greetings greetings, Customers customers) {
        this.greetings = greetings;
        this.customers = customers;
    }

    @GetMapping("/greetings")
    String list(@RequestParam(required = false) String page, Model model) {
        var list = greetings.list(page);
        model.addAttribute("greetings", list);
        model.addAttribute(
                "names",
                customers.names(list.items().stream()
                        .map(Greeting::customerId)
                        .distinct()
                        .toList()));
        return "desk/greetings";
    }
}
