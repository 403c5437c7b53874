package io.careflow.desk.form;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.careflow.platform.ModelFiles;
import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The forms that this application deploys, by the user task that uses them. */
@Component
public class ModelForms {

    private record UserTaskId(String processId, String elementId) {}

    private final Map<String, FormSchema> forms = new HashMap<>();
    private final Map<UserTaskId, String> formIds = new HashMap<>();

    ModelForms(ModelFiles models, JsonMapper json) throws IOException {
        for (var file : models.find("templates/forms/*.form")) {
            readForm(file, json);
        }
        for (var file : models.find("bpmn/*.bpmn")) {
            readTasks(file);
        }
    }

    /** The form of a user task; empty when the task has none, or is of a model that was deployed from elsewhere. */
    public Optional<FormSchema> of(String processId, String elementId) {
        return Optional.ofNullable(formIds.get(new UserTaskId(processId, elementId)))
                .map(forms::get);
    }

    private void readForm(Resource file, JsonMapper json) throws IOException {
        try (var content = file.getInputStream()) {
            var form = FormSchema.of(json.readTree(content));
            forms.put(form.id(), form);
        } catch (JacksonException e) {
            throw new StartFailure(file.getFilename() + " is not a form: " + e.getOriginalMessage(), e);
        }
    }

    private void readTasks(Resource file) throws IOException {
        try (var content = file.getInputStream()) {
            var model = Bpmn.readModelFromStream(content);
            for (var process : model.getModelElementsByType(Process.class)) {
                for (var task : model.getModelElementsByType(UserTask.class)) {
                    var form = task.getSingleExtensionElement(ZeebeFormDefinition.class);
                    if (form != null && form.getFormId() != null && within(task, process)) {
                        formIds.put(new UserTaskId(process.getId(), task.getId()), form.getFormId());
                    }
                }
            }
        }
    }

    private static boolean within(UserTask task, Process process) {
        for (var parent = task.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(process)) {
                return true;
            }
        }
        return false;
    }
}
