package io.careflow.complaint;

import io.careflow.customer.CustomerVisibility;
import io.careflow.desk.SubjectView;
import io.careflow.desk.SubjectView.Fact;
import io.careflow.desk.TaskSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The complaint as staff see it beside their task. */
@Component
class ComplaintTaskSubject implements TaskSubject {

    private final ComplaintRepository complaints;
    private final CustomerVisibility visibility;

    ComplaintTaskSubject(ComplaintRepository complaints, CustomerVisibility visibility) {
        this.complaints = complaints;
        this.visibility = visibility;
    }

    @Override
    public Optional<SubjectView> view(UUID complaintId, Locale locale) {
        return complaints
                .findById(complaintId)
                .filter(complaint -> visibility.sees(complaint.customerId))
                .map(complaint -> new SubjectView(
                        "complaint-handling",
                        complaint.subject,
                        complaint.reference,
                        complaint.status.code(),
                        facts(complaint),
                        complaint.description,
                        "/complaints/" + complaint.id));
    }

    private static List<Fact> facts(Complaint complaint) {
        var facts = new ArrayList<Fact>();
        add(facts, "severity", complaint.severity);
        add(facts, "category", complaint.category);
        add(facts, "tier", complaint.tier);
        add(facts, "channel", complaint.channel.code());
        add(facts, "receivedAt", complaint.receivedAt);
        add(facts, "occurredAt", complaint.occurredAt);
        add(facts, "firstResponseDueAt", complaint.firstRespondedAt == null ? complaint.firstResponseDueAt : null);
        add(facts, "firstRespondedAt", complaint.firstRespondedAt);
        add(facts, "resolutionDueAt", complaint.resolutionDueAt);
        add(facts, "reopenings", complaint.reopenings == 0 ? null : String.valueOf(complaint.reopenings));
        add(facts, "compensation", complaint.compensation == null ? null : complaint.compensation.toPlainString());
        return facts;
    }

    private static void add(List<Fact> facts, String label, Object value) {
        if (value != null) {
            facts.add(new Fact(label, value));
        }
    }
}
