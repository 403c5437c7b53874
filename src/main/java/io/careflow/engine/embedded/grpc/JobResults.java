package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import io.careflow.engine.embedded.command.Documents;
import java.util.ArrayList;
import java.util.List;

/** What a listener says besides "done": a denial with its reason, or corrections of the user task. */
final class JobResults {

    private static final String AD_HOC = "adHocSubProcess";

    private JobResults() {}

    static JobResult of(GatewayOuterClass.JobResult given) {
        JobResult result = new JobResult()
                .setType(AD_HOC.equals(given.getType()) ? JobResultType.AD_HOC_SUB_PROCESS : JobResultType.USER_TASK)
                .setDenied(given.getDenied())
                .setDeniedReason(given.getDeniedReason())
                .setCompletionConditionFulfilled(given.getIsCompletionConditionFulfilled())
                .setCancelRemainingInstances(given.getIsCancelRemainingInstances());
        if (given.hasCorrections()) {
            correct(result, given.getCorrections());
        }
        given.getActivateElementsList().forEach(element -> {
            JobResultActivateElement activate = new JobResultActivateElement().setElementId(element.getElementId());
            if (!element.getVariables().isEmpty()) {
                activate.setVariables(Documents.encode(element.getVariables()));
            }
            result.addActivateElement(activate);
        });
        return result;
    }

    private static void correct(JobResult result, GatewayOuterClass.JobResultCorrections given) {
        JobResultCorrections corrections = new JobResultCorrections();
        List<String> corrected = new ArrayList<>();
        if (given.hasAssignee()) {
            corrections.setAssignee(given.getAssignee());
            corrected.add(UserTaskRecord.ASSIGNEE);
        }
        if (given.hasDueDate()) {
            corrections.setDueDate(given.getDueDate());
            corrected.add(UserTaskRecord.DUE_DATE);
        }
        if (given.hasFollowUpDate()) {
            corrections.setFollowUpDate(given.getFollowUpDate());
            corrected.add(UserTaskRecord.FOLLOW_UP_DATE);
        }
        if (given.hasCandidateUsers()) {
            corrections.setCandidateUsersList(given.getCandidateUsers().getValuesList());
            corrected.add(UserTaskRecord.CANDIDATE_USERS);
        }
        if (given.hasCandidateGroups()) {
            corrections.setCandidateGroupsList(given.getCandidateGroups().getValuesList());
            corrected.add(UserTaskRecord.CANDIDATE_GROUPS);
        }
        if (given.hasPriority()) {
            corrections.setPriority(given.getPriority());
            corrected.add(UserTaskRecord.PRIORITY);
        }
        result.setCorrections(corrections).setCorrectedAttributes(corrected);
    }
}
