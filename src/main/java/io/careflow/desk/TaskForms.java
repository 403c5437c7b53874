package io.careflow.desk;

import io.careflow.desk.form.FormSchema;
import io.careflow.desk.form.ModelForms;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The form that a task is filled in with. */
@Component
public class TaskForms {

    private final ModelForms models;
    private final EngineForms deployed;

    TaskForms(ModelForms models, EngineForms deployed) {
        this.models = models;
        this.deployed = deployed;
    }

    /** The form of a task; empty for a task that is completed without one. */
    Optional<FormSchema> of(DeskTask task) {
        return of(task.key(), task.processId(), task.elementId(), task.formKey());
    }

    /** The form of a task as its listener tells of it. */
    public Optional<FormSchema> of(TaskFacts task) {
        return of(task.key(), task.processId(), task.elementId(), task.formKey());
    }

    private Optional<FormSchema> of(long key, String processId, String elementId, Long formKey) {
        return models.of(processId, elementId)
                .or(() -> formKey == null || formKey <= 0 ? Optional.empty() : deployed.of(key, formKey));
    }
}
