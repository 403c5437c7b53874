package io.careflow.desk.web;

import io.careflow.customer.Customer;
import io.careflow.customer.Purchases;
import io.careflow.customer.Timeline;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a customer's page tells at a glance: where their flows stand, what they judged, what they spent. */
@Component
class CustomerOverview {

    // The latest: the whole lists are the API's.
    private static final int MOST = 10;

    private final FlowRows flows;
    private final Timeline timeline;
    private final Purchases purchases;
    private final PurchaseChart chart;

    CustomerOverview(FlowRows flows, Timeline timeline, Purchases purchases, PurchaseChart chart) {
        this.flows = flows;
        this.timeline = timeline;
        this.purchases = purchases;
        this.chart = chart;
    }

    void flows(UUID customer, Model model) {
        model.addAttribute("flows", flows.ofCustomer(customer));
        model.addAttribute(
                "judgements",
                timeline.ofCustomer(customer, Set.of("judgement"), null).items().stream()
                        .limit(MOST)
                        .toList());
    }

    void spent(Customer customer, Model model) {
        model.addAttribute(
                "purchases",
                purchases.ofCustomer(customer.id(), null).items().stream()
                        .limit(MOST)
                        .toList());
        model.addAttribute("spent", chart.of(customer));
    }
}
