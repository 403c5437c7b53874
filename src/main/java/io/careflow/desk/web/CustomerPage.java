package io.careflow.desk.web;

import io.careflow.customer.Customers;
import io.careflow.customer.Timeline;
import io.careflow.desk.Inbox;
import io.careflow.messaging.Messages;
import io.careflow.platform.ProblemException;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** One customer: who they are, what is open, what happened, what was sent. */
@DeskPage
class CustomerPage {

    private final Customers customers;
    private final Timeline timeline;
    private final Messages messages;
    private final Inbox inbox;
    private final RecordPanels panels;

    CustomerPage(Customers customers, Timeline timeline, Messages messages, Inbox inbox, RecordPanels panels) {
        this.customers = customers;
        this.timeline = timeline;
        this.messages = messages;
        this.inbox = inbox;
        this.panels = panels;
    }

    @GetMapping("/customers/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        if (customers.find(id).isEmpty()) {
            throw ProblemException.notFound("There is no such customer.");
        }
        var viewer = Viewer.current();
        var entries = timeline.ofCustomer(id, page);
        model.addAttribute("customerId", id);
        model.addAttribute("timeline", RecordPanels.readable(entries.items(), viewer));
        model.addAttribute("next", entries.next());
        if (part) {
            return "desk/record :: entries";
        }
        panels.customer(id, viewer, model);
        model.addAttribute("tasks", inbox.ofCustomer(id));
        model.addAttribute("messages", messages.ofCustomer(id, null).items());
        return "desk/customer";
    }
}
