package io.careflow.desk;

import io.careflow.desk.form.FormSchema;
import io.careflow.desk.form.ModelForms;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The form that a task is filled in with. */
@Component
public class TaskForms {

    private final ModelForms models;

    TaskForms(ModelForms models) {
        this.models = models;
    }

    /** The form of a task; empty for a task that is completed without one. */
    Optional<FormSchema> of(DeskTask task) {
        return of(task.processId(), task.elementId(), task.formKey());
    }

    /**
     * The form of a user task.
     *
     * @param formKey the engine's key of the form; null when the task has none
     */
    public Optional<FormSchema> of(String processId, String elementId, Long formKey) {
        return models.of(processId, elementId);
    }
}
