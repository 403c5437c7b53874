package io.careflow.desk.web;

import io.careflow.customer.CustomFields;
import io.careflow.customer.Customers;
import io.careflow.customer.DataQualities;
import io.careflow.customer.Interaction;
import io.careflow.customer.Timeline;
import io.careflow.messaging.Messages;
import io.careflow.platform.AuditTrail;
import java.time.Clock;
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
    private final DataQualities qualities;
    private final CustomFields fields;
    private final AuditTrail audit;
    private final Clock clock;

    RecordPanels(
            Subjects subjects,
            Customers customers,
            Timeline timeline,
            Messages messages,
            DataQualities qualities,
            CustomFields fields,
            AuditTrail audit,
            Clock clock) {
        this.subjects = subjects;
        this.customers = customers;
        this.timeline = timeline;
        this.messages = messages;
        this.qualities = qualities;
        this.fields = fields;
        this.audit = audit;
        this.clock = clock;
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

    /** The record of another flow, with what lately happened with its customer. */
    void flow(UUID id, UUID customer, Viewer viewer, Model model) {
        subjects.of(id).ifPresent(subject -> {
            model.addAttribute("subject", subject);
            if (customer != null) {
                model.addAttribute(
                        "timeline", readable(timeline.ofCustomer(customer, null).items(), viewer));
                model.addAttribute(
                        "messages", messages.list(customer, null, null).items());
            }
        });
    }

    /** The customer's contacts and what is to be mended of the record, for those who may see people; only the id for others. Reading them is audited. */
    void customer(UUID id, Viewer viewer, Model model) {
        if (id == null) {
            return;
        }
        model.addAttribute("customerId", id);
        if (viewer.seesPeople()) {
            customers.find(id).ifPresent(customer -> {
                audit.record("read", "customer", id.toString());
                model.addAttribute("customer", customer);
                model.addAttribute("quality", qualities.of(customer, fields.all(), clock.instant()));
            });
        }
    }

    static List<Interaction> readable(List<Interaction> entries, Viewer viewer) {
        return viewer.seesPeople()
                ? entries
                : entries.stream().map(Interaction::withoutWords).toList();
    }
}
