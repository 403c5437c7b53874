package io.careflow.engine.embedded.grpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UserTaskProperties;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobKind;
import io.careflow.engine.embedded.command.Documents;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job as a worker sees it, with the facts about the user task that a cluster gives to task listeners. */
final class JobMapping {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JobMapping() {}

    static ActivatedJob activated(long key, JobRecord job) {
        ActivatedJob.Builder builder = ActivatedJob.newBuilder()
                .setKey(key)
                .setType(job.getType())
                .setRetries(job.getRetries())
                .setWorker(job.getWorker())
                .setDeadline(job.getDeadline())
                .setProcessDefinitionKey(job.getProcessDefinitionKey())
                .setBpmnProcessId(job.getBpmnProcessId())
                .setProcessDefinitionVersion(job.getProcessDefinitionVersion())
                .setProcessInstanceKey(job.getProcessInstanceKey())
                .setElementId(job.getElementId())
                .setElementInstanceKey(job.getElementInstanceKey())
                .setCustomHeaders(Documents.decode(job.getCustomHeadersBuffer()))
                .setVariables(Documents.decode(job.getVariablesBuffer()))
                .setTenantId(job.getTenantId())
                .setKind(ActivatedJob.JobKind.valueOf(job.getJobKind().name()))
                .setListenerEventType(ActivatedJob.ListenerEventType.valueOf(
                        job.getJobListenerEventType().name()))
                .addAllTags(job.getTags());
        if (job.getJobKind() == JobKind.TASK_LISTENER) {
            builder.setUserTask(userTask(job.getCustomHeaders()));
        }
        return builder.build();
    }

    private static UserTaskProperties userTask(Map<String, String> headers) {
        UserTaskProperties.Builder task = UserTaskProperties.newBuilder()
                .addAllCandidateGroups(list(headers, Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME))
                .addAllCandidateUsers(list(headers, Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME))
                .addAllChangedAttributes(list(headers, Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME));
        text(headers, Protocol.USER_TASK_ACTION_HEADER_NAME).ifPresent(task::setAction);
        text(headers, Protocol.USER_TASK_ASSIGNEE_HEADER_NAME).ifPresent(task::setAssignee);
        text(headers, Protocol.USER_TASK_DUE_DATE_HEADER_NAME).ifPresent(task::setDueDate);
        text(headers, Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME).ifPresent(task::setFollowUpDate);
        text(headers, Protocol.USER_TASK_FORM_KEY_HEADER_NAME)
                .map(Long::valueOf)
                .ifPresent(task::setFormKey);
        text(headers, Protocol.USER_TASK_PRIORITY_HEADER_NAME)
                .map(Integer::valueOf)
                .ifPresent(task::setPriority);
        text(headers, Protocol.USER_TASK_KEY_HEADER_NAME).map(Long::valueOf).ifPresent(task::setUserTaskKey);
        return task.build();
    }

    private static Optional<String> text(Map<String, String> headers, String name) {
        return Optional.ofNullable(headers.get(name));
    }

    private static List<String> list(Map<String, String> headers, String name) {
        String json = headers.get(name);
        if (json == null) {
            return List.of();
        }
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Header %s is no list: %s".formatted(name, json), e);
        }
    }
}
