package io.careflow.engine.embedded;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;

/** Small processes that exercise one thing each. */
final class Models {

    private Models() {}

    static BpmnModelInstance job(String processId, String jobType) {
        return Bpmn.createExecutableProcess(processId)
                .startEvent()
                .serviceTask("work", task -> task.zeebeJobType(jobType))
                .endEvent()
                .done();
    }

    /** A user task whose every step a listener of type <code>desk</code> is asked about. */
    static BpmnModelInstance userTask(String processId) {
        return Bpmn.createExecutableProcess(processId)
                .startEvent()
                .userTask("respond", task -> task.zeebeUserTask()
                        .zeebeCandidateGroups("complaints")
                        .zeebeTaskPriority("70")
                        .zeebeDueDate("=now() + duration(\"PT4H\")")
                        .zeebeTaskListener(listener -> listener.creating().type("desk"))
                        .zeebeTaskListener(listener -> listener.assigning().type("desk"))
                        .zeebeTaskListener(listener -> listener.updating().type("desk"))
                        .zeebeTaskListener(listener -> listener.completing().type("desk"))
                        .zeebeTaskListener(listener -> listener.canceling().type("desk")))
                .endEvent()
                .done();
    }

    static BpmnModelInstance plainUserTask(String processId) {
        return Bpmn.createExecutableProcess(processId)
                .startEvent()
                .userTask("respond", task -> task.zeebeUserTask())
                .endEvent()
                .done();
    }

    static BpmnModelInstance timer(String processId, String duration, String jobType) {
        return Bpmn.createExecutableProcess(processId)
                .startEvent()
                .intermediateCatchEvent("wait", event -> event.timerWithDuration(duration))
                .serviceTask("work", task -> task.zeebeJobType(jobType))
                .endEvent()
                .done();
    }
}
