package io.careflow.complaint;

import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.desk.GroupNotice;
import io.careflow.desk.GroupNotices;
import io.careflow.messaging.CustomerWrote;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What customers answer to a message about their complaint. */
@Component
class ComplaintAnswers {

    private final ComplaintRepository repository;
    private final Complaints complaints;
    private final Timeline timeline;
    private final GroupNotices notices;
    private final Clock clock;

    ComplaintAnswers(
            ComplaintRepository repository,
            Complaints complaints,
            Timeline timeline,
            GroupNotices notices,
            Clock clock) {
        this.repository = repository;
        this.complaints = complaints;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    /** In the transaction in which their answer is taken in. What comes after the end is told to whoever cared for it. */
    @EventListener(condition = "#said.complaintId != null")
    void heard(CustomerWrote said) {
        var channel = said.channel().text();
        var complaint = repository.findLockedById(said.complaintId()).orElseThrow(ComplaintViews::unknown);
        if (!complaint.status.isFinal()) {
            complaints.reply(complaint.id, channel, said.text(), null);
            return;
        }
        timeline.record(NewInteraction.of(complaint.customerId, "customer-reply", "complaint.customer-reply")
                .about(complaint.id)
                .over(channel, Direction.INBOUND)
                .withText(said.text()));
        if (complaint.candidateGroup != null) {
            notices.tell(GroupNotice.open(
                    said.id(), complaint.candidateGroup, complaint.id, "complaint.wrote-again", clock.instant()));
        }
    }
}
