package io.careflow.reminder.web;

import io.careflow.platform.Page;
import io.careflow.reminder.PurchaseReminder;
import io.careflow.reminder.PurchaseReminders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who was reminded of their next purchase, and what came of it. */
@RestController
@RequestMapping("/api/purchase-reminders")
@Tag(name = "Purchase reminders")
class ReminderController {

    private final PurchaseReminders reminders;

    ReminderController(PurchaseReminders reminders) {
        this.reminders = reminders;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    @Operation(
            summary = "Reminders of the next purchase, the newest first",
            description =
                    "Of the customers whom you may see. What became of one that was sent is told by /api/messages/{messageId};"
                            + " whom the next ones go to by /api/flows/next-purchase-reminder/due.")
    Page<PurchaseReminder> list(@RequestParam(required = false) String page) {
        return reminders.list(page);
    }
}
