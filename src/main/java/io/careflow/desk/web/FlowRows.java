package io.careflow.desk.web;

import io.careflow.customer.CustomerFlow;
import io.careflow.customer.CustomerFlows;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where each of a customer's flows stands, and which clocks run in it. */
@Component
class FlowRows {

    private static final int MOST = 10;

    private final List<CustomerFlows> modules;
    private final ClockPanels clocks;

    FlowRows(List<CustomerFlows> modules, ClockPanels clocks) {
        this.modules = modules;
        this.clocks = clocks;
    }

    /** Those that go on first, then the newest; the latest ten. */
    List<FlowRow> ofCustomer(UUID customerId) {
        return modules.stream()
                .flatMap(module -> module.ofCustomer(customerId).stream())
                .sorted(Comparator.comparing((CustomerFlow flow) -> flow.endedAt() != null)
                        .thenComparing(CustomerFlow::since, Comparator.reverseOrder()))
                .limit(MOST)
                .map(this::row)
                .toList();
    }

    private FlowRow row(CustomerFlow flow) {
        return new FlowRow(
                flow,
                flow.endedAt() != null
                        ? List.of()
                        : clocks.of(flow.subjectType(), flow.subjectId()).stream()
                                .filter(ClockPanel::isOpen)
                                .toList());
    }
}
