package io.careflow.reminder.process;

import io.camunda.client.annotation.JobWorker;
import io.camunda.client.api.response.ActivatedJob;
import io.careflow.engine.JobInputs;
import io.careflow.reminder.PurchaseReminders;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code read-purchase-reminder}: what a reminder depends on, just before it leaves. */
@Component
public class ReadPurchaseReminderWorker {

    private final PurchaseReminders reminders;
    private final JobInputs inputs;

    ReadPurchaseReminderWorker(PurchaseReminders reminders, JobInputs inputs) {
        this.reminders = reminders;
        this.inputs = inputs;
    }

    record Input(@NotNull UUID reminderId) {}

    /** Answers what {@link PurchaseReminders#facts} tells. */
    @JobWorker(type = "read-purchase-reminder")
    public Map<String, Object> read(ActivatedJob job) {
        return reminders.facts(inputs.read(job, Input.class).reminderId());
    }
}
