package io.careflow.desk.web;

import io.careflow.customer.Customers;
import io.careflow.desk.TaskView;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts what a line of the inbox shows beside its task. */
@Component
class InboxRows {

    private final Subjects subjects;
    private final Customers customers;
    private final TimeWords times;

    InboxRows(Subjects subjects, Customers customers, TimeWords times) {
        this.subjects = subjects;
        this.customers = customers;
        this.times = times;
    }

    InboxRow row(TaskView task, Viewer viewer) {
        var subject = subjects.of(task.subjectId());
        return new InboxRow(
                task,
                times.due(task.dueAt()),
                subject.map(about -> new InboxRow.About(about.reference(), viewer.seesPeople() ? about.title() : null))
                        .orElse(null),
                subject.flatMap(Subjects::severity).orElse(null),
                customer(task.customerId(), viewer));
    }

    private String customer(UUID id, Viewer viewer) {
        if (id == null) {
            return null;
        }
        return (viewer.seesPeople() ? customers.names(Set.of(id)) : Map.<UUID, String>of())
                .getOrDefault(id, Subjects.shortId(id));
    }
}
