package io.careflow.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeUserTask;
import java.util.List;
import java.util.Optional;

/** Gives each native user task the listeners by which the desk learns of it, so that a designer just draws the task. */
final class DeskListeners {

    static final String TYPE = "desk-task";

    /** A listener that gives up blocks its task: it tries long enough for the desk to come back. */
    private static final String RETRIES = "5";

    private static final List<ZeebeTaskListenerEventType> EVENTS = List.of(
            ZeebeTaskListenerEventType.creating,
            ZeebeTaskListenerEventType.assigning,
            ZeebeTaskListenerEventType.updating,
            ZeebeTaskListenerEventType.completing,
            ZeebeTaskListenerEventType.canceling);

    private DeskListeners() {}

    /**
     * Adds what is missing.
     *
     * @return the changed model's text; empty when nothing was missing
     */
    static Optional<String> addMissing(BpmnModelInstance process) {
        var added = false;
        for (var task : process.getModelElementsByType(UserTask.class)) {
            if (task.getSingleExtensionElement(ZeebeUserTask.class) != null) {
                added |= addMissing(process, task);
            }
        }
        return added ? Optional.of(Bpmn.convertToString(process)) : Optional.empty();
    }

    private static boolean addMissing(BpmnModelInstance process, UserTask task) {
        var listeners = listeners(process, task);
        var present = listeners.getTaskListeners().stream()
                .filter(listener -> TYPE.equals(listener.getType()))
                .map(listener -> listener.getEventType().resolve())
                .toList();
        for (var event : EVENTS) {
            if (!present.contains(event)) {
                var listener = process.newInstance(ZeebeTaskListener.class);
                listener.setEventType(event);
                listener.setType(TYPE);
                listener.setRetries(RETRIES);
                listeners.addChildElement(listener);
            }
        }
        return !present.containsAll(EVENTS);
    }

    private static ZeebeTaskListeners listeners(BpmnModelInstance process, UserTask task) {
        var extensions = task.getExtensionElements();
        if (extensions == null) {
            extensions = process.newInstance(ExtensionElements.class);
            task.setExtensionElements(extensions);
        }
        var present = task.getSingleExtensionElement(ZeebeTaskListeners.class);
        if (present != null) {
            return present;
        }
        var listeners = process.newInstance(ZeebeTaskListeners.class);
        extensions.addChildElement(listeners);
        return listeners;
    }
}
