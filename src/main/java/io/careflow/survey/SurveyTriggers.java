package io.careflow.survey;

import io.careflow.customer.ComplaintClosed;
import io.careflow.customer.NewPurchase;
import io.careflow.customer.PurchasesAdded;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What has surveys sent by itself: each once for what it is about. */
@Component
class SurveyTriggers {

    /** Who is asked about a purchase still knows it: files bring old ones, too. */
    private static final Duration RECENT = Duration.ofDays(7);

    private final SurveyDefinitions definitions;
    private final Surveys surveys;
    private final Clock clock;

    SurveyTriggers(SurveyDefinitions definitions, Surveys surveys, Clock clock) {
        this.definitions = definitions;
        this.surveys = surveys;
        this.clock = clock;
    }

    /** In the transaction that closes the complaint. */
    @EventListener
    void closed(ComplaintClosed complaint) {
        for (var definition : definitions.triggeredBy(SurveyCause.COMPLAINT_CLOSED)) {
            surveys.requestUnasked(new NewSurvey(
                    key(definition, "complaint:" + complaint.complaintId()),
                    definition.id(),
                    complaint.customerId(),
                    SurveyCause.COMPLAINT_CLOSED,
                    complaint.group(),
                    null));
        }
    }

    /** In the transaction that adds the purchases: one survey for an order, whatever its lines. */
    @EventListener
    void bought(PurchasesAdded added) {
        var since = clock.instant().minus(RECENT);
        var asked = definitions.triggeredBy(SurveyCause.PURCHASE);
        added.purchases().stream()
                .filter(purchase -> purchase.quantity().signum() > 0)
                .filter(purchase -> purchase.at().isAfter(since))
                .forEach(purchase -> asked.forEach(definition -> surveys.requestUnasked(about(purchase, definition))));
    }

    private static NewSurvey about(NewPurchase purchase, SurveyDefinition definition) {
        return new NewSurvey(
                key(definition, "order:" + purchase.source() + ":" + purchase.orderId()),
                definition.id(),
                purchase.customerId(),
                SurveyCause.PURCHASE,
                null,
                purchase.product());
    }

    private static String key(SurveyDefinition definition, String about) {
        return definition.id() + ":" + about;
    }
}
