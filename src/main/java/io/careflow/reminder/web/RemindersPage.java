package io.careflow.reminder.web;

import io.careflow.customer.Customers;
import io.careflow.desk.web.DeskPage;
import io.careflow.reminder.PurchaseReminder;
import io.careflow.reminder.PurchaseReminders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who was reminded of their next purchase, and who bought, in the desk. */
@DeskPage
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
class RemindersPage {

    private final PurchaseReminders reminders;
    private final Customers customers;

    RemindersPage(PurchaseReminders reminders, Customers customers) {
        this.reminders = reminders;
        this.customers = customers;
    }

    @GetMapping("/purchase-reminders")
    String list(@RequestParam(required = false) String page, Model model) {
        var list = reminders.list(page);
        model.addAttribute("reminders", list);
        model.addAttribute(
                "names",
                customers.names(list.items().stream()
                        .map(PurchaseReminder::customerId)
                        .distinct()
                        .toList()));
        return "desk/reminders";
    }
}
