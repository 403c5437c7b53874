package io.careflow.messaging.inbox;

import io.careflow.customer.Direction;
import io.careflow.customer.NewInteraction;
import io.careflow.customer.Timeline;
import io.careflow.messaging.dispatch.DeliveryReport;
import io.careflow.messaging.dispatch.DeliveryReport.State;
import io.careflow.messaging.dispatch.DeliveryReports;
import io.careflow.messaging.inbox.AnsweredMessages.Answered;
import java.util.List;
import org.springframework.stereotype.Component;

/** Mails that came back. */
@Component
class Bounces {

    private final DeliveryReports reports;
    private final Timeline timeline;

    Bounces(DeliveryReports reports, Timeline timeline) {
        this.reports = reports;
        this.timeline = timeline;
    }

    /** The message has failed; an address that does not exist is not written to again. In the caller's transaction. */
    void take(Answered message, String mailId, List<MailReport> told) {
        for (var report : told) {
            if (report.failed()) {
                reports.take(new DeliveryReport(
                        message.id(),
                        message.providerId() == null ? mailId : message.providerId(),
                        report.status().meansNoSuchAddress() ? State.INVALID_ADDRESS : State.FAILED,
                        report.recipient(),
                        "bounced-" + report.status().code()));
                timeline.record(NewInteraction.of(message.customerId(), "message-bounced", "message.bounced")
                        .about(message.complaintId())
                        .over("email", Direction.OUTBOUND)
                        .withArguments(report.status().code()));
            }
        }
    }
}
