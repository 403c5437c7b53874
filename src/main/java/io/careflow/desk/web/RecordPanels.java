package io.careflow.desk.web;

import io.careflow.customer.Customers;
import io.careflow.customer.Interaction;
import io.careflow.customer.Timeline;
import io.careflow.messaging.Messages;
import io.careflow.platform.AuditTrail;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The panels about records: the complaint, the customer, what happened, what was sent. */
@Component
class RecordPanels {

    private final Subjects subjects;
    private final Customers customers;
    private final Timeline timeline;
    private final Messages messages;
    private final AuditTrail audit;

    RecordPanels(Subjects subjects, Customers customers, Timeline timeline, Messages messages, AuditTrail audit) {
        this.subjects = subjects;
        this.customers = customers;
        this.timeline = timeline;
        this.messages = messages;
        this.audit = audit;
    }

    /** The complaint with its timeline and messages; nothing when there is no complaint. */
    boolean complaint(UUID id, Viewer viewer, Model model) {
        var subject = subjects.of(id);
        if (subject.isEmpty()) {
            return false;
        }
        model.addAttribute("complaintId", id);
        model.addAttribute("subject", subject.get());
        model.addAttribute("timeline", readable(timeline.ofComplaint(id), viewer));
        model.addAttribute("messages", messages.ofComplaint(id));
        return true;
    }

    /** The customer's contacts, for those who may see people; only the id for others. Reading them is audited. */
    void customer(UUID id, Viewer viewer, Model model) {
        if (id == null) {
            return;
        }
        model.addAttribute("customerId", id);
        if (viewer.seesPeople()) {
            customers.find(id).ifPresent(customer -> {
                audit.record("read", "customer", id.toString());
                model.addAttribute("customer", customer);
            });
        }
    }

    static List<Interaction> readable(List<Interaction> entries, Viewer viewer) {
        return viewer.seesPeople()
                ? entries
                : entries.stream().map(Interaction::withoutWords).toList();
    }
}
