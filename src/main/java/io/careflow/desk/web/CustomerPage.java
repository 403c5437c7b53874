package io.careflow.desk.web;

import io.careflow.customer.CustomFields;
import io.careflow.customer.Customer;
import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.Timeline;
import io.careflow.desk.Inbox;
import io.careflow.messaging.Messages;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** One customer: who they are, where their flows stand, what they bought and judged, what happened, what was sent. */
@DeskPage
class CustomerPage {

    private final CustomerVisibility visibility;
    private final Timeline timeline;
    private final Messages messages;
    private final Inbox inbox;
    private final RecordPanels panels;
    private final CustomFields fields;
    private final RecordWords words;
    private final StandingPanels standings;
    private final CustomerOverview overview;
    private final ConsentPanel consents;
    private final MergePanel merges;

    CustomerPage(
            CustomerVisibility visibility,
            Timeline timeline,
            Messages messages,
            Inbox inbox,
            RecordPanels panels,
            CustomFields fields,
            RecordWords words,
            StandingPanels standings,
            CustomerOverview overview,
            ConsentPanel consents,
            MergePanel merges) {
        this.visibility = visibility;
        this.timeline = timeline;
        this.messages = messages;
        this.inbox = inbox;
        this.panels = panels;
        this.fields = fields;
        this.words = words;
        this.standings = standings;
        this.overview = overview;
        this.consents = consents;
        this.merges = merges;
    }

    @GetMapping("/customers/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var standing = visibility.standing(id);
        if (!standing.equals(id)) {
            return "redirect:/customers/" + standing;
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
        if (model.getAttribute("customer") instanceof Customer customer) {
            model.addAttribute("custom", words.custom(fields.all(), customer.custom()));
            standings.of(customer).ifPresent(panel -> model.addAttribute("standing", panel));
            overview.spent(customer, model);
            consents.show(id, model);
            merges.show(id, model);
        }
        overview.flows(id, model);
        model.addAttribute("tasks", inbox.ofCustomer(id));
        model.addAttribute("messages", messages.ofCustomer(id, null).items());
        return "desk/customer";
    }
}
