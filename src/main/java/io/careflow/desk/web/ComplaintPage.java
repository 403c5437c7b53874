package io.careflow.desk.web;

import io.careflow.customer.Interaction;
import io.careflow.customer.Timeline;
import io.careflow.desk.Inbox;
import io.careflow.platform.ProblemException;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One complaint, whether or not a task is open for it. */
@DeskPage
class ComplaintPage {

    private final Inbox inbox;
    private final Timeline timeline;
    private final RecordPanels panels;
    private final ClockPanels clocks;

    ComplaintPage(Inbox inbox, Timeline timeline, RecordPanels panels, ClockPanels clocks) {
        this.inbox = inbox;
        this.timeline = timeline;
        this.panels = panels;
        this.clocks = clocks;
    }

    @GetMapping("/complaints/{id}")
    String show(@PathVariable UUID id, Model model) {
        var viewer = Viewer.current();
        if (!panels.complaint(id, viewer, model)) {
            throw ProblemException.notFound("There is no such complaint.");
        }
        timeline.ofComplaint(id).stream()
                .map(Interaction::customerId)
                .findFirst()
                .ifPresent(customer -> panels.customer(customer, viewer, model));
        model.addAttribute("tasks", inbox.ofComplaint(id));
        model.addAttribute("clocks", clocks.of(id));
        return "desk/complaint";
    }
}
