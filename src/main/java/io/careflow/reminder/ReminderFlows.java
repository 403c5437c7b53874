package io.careflow.reminder;

import io.careflow.customer.CustomerFlow;
import io.careflow.customer.CustomerFlows;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A customer's reminders, for their page. */
@Component
class ReminderFlows implements CustomerFlows {

    private static final int MOST = 5;

    private final ReminderRows rows;

    ReminderFlows(ReminderRows rows) {
        this.rows = rows;
    }

    @Override
    public List<CustomerFlow> ofCustomer(UUID customerId) {
        return rows.ofCustomer(customerId, MOST).stream()
                .map(reminder -> new CustomerFlow(
                        "next-purchase-reminder",
                        "purchase-reminder",
                        reminder.id(),
                        reminder.expected().toString(),
                        reminder.state(),
                        reminder.begunAt(),
                        reminder.doneAt(),
                        reminder.messageId() == null ? null : "/messages/" + reminder.messageId()))
                .toList();
    }
}
