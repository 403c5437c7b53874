package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.engine.state.immutable.UserTaskState.LifecycleState;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.value.TenantOwned;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Incidents, user tasks and process instances in the shape of the API: keys are strings, times ISO 8601. */
final class Items {

    static final List<String> INCIDENT = List.of(
            "incidentKey",
            "processDefinitionId",
            "processDefinitionKey",
            "processInstanceKey",
            "elementId",
            "elementInstanceKey",
            "jobKey",
            "errorType",
            "errorMessage",
            "creationTime",
            "state",
            "tenantId");
    static final List<String> USER_TASK = List.of(
            "userTaskKey",
            "state",
            "assignee",
            "elementId",
            "elementInstanceKey",
            "candidateGroups",
            "candidateUsers",
            "processDefinitionId",
            "processDefinitionKey",
            "processInstanceKey",
            "creationDate",
            "dueDate",
            "followUpDate",
            "priority",
            "tenantId");
    static final List<String> INSTANCE = List.of(
            "processInstanceKey",
            "processDefinitionId",
            "processDefinitionKey",
            "processDefinitionVersion",
            "parentProcessInstanceKey",
            "parentElementInstanceKey",
            "startDate",
            "state",
            "hasIncident",
            "tenantId");

    static final List<String> VARIABLE =
            List.of("variableKey", "name", "value", "scopeKey", "processInstanceKey", "tenantId", "isTruncated");

    private Items() {}

    static ObjectNode incident(long key, IncidentRecord incident, Optional<Instant> since) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("incidentKey", Long.toString(key))
                .put("processDefinitionId", incident.getBpmnProcessId())
                .put("processDefinitionKey", key(incident.getProcessDefinitionKey()))
                .put("processInstanceKey", key(incident.getProcessInstanceKey()))
                .put("elementId", incident.getElementId())
                .put("elementInstanceKey", key(incident.getElementInstanceKey()))
                .put("jobKey", key(incident.getJobKey()))
                .put("errorType", incident.getErrorType().name())
                .put("errorMessage", incident.getErrorMessage())
                .put("creationTime", since.map(Instant::toString).orElse(null))
                .put("state", "ACTIVE")
                .put("tenantId", incident.getTenantId());
    }

    static ObjectNode userTask(long key, UserTaskRecord task, LifecycleState state) {
        ObjectNode item = JsonNodeFactory.instance
                .objectNode()
                .put("userTaskKey", Long.toString(key))
                .put("state", state == LifecycleState.CLAIMING ? "ASSIGNING" : state.name())
                .put("assignee", task.getAssignee().isEmpty() ? null : task.getAssignee())
                .put("elementId", task.getElementId())
                .put("elementInstanceKey", key(task.getElementInstanceKey()))
                .put("processDefinitionId", task.getBpmnProcessId())
                .put("processDefinitionKey", key(task.getProcessDefinitionKey()))
                .put("processDefinitionVersion", task.getProcessDefinitionVersion())
                .put("processInstanceKey", key(task.getProcessInstanceKey()))
                .put("formKey", key(task.getFormKey()))
                .put(
                        "creationDate",
                        Instant.ofEpochMilli(task.getCreationTimestamp()).toString())
                .put("dueDate", date(task.getDueDate()))
                .put("followUpDate", date(task.getFollowUpDate()))
                .put("priority", task.getPriority())
                .put("tenantId", task.getTenantId());
        task.getCandidateGroupsList().forEach(item.putArray("candidateGroups")::add);
        task.getCandidateUsersList().forEach(item.putArray("candidateUsers")::add);
        ObjectNode headers = item.putObject("customHeaders");
        task.getCustomHeaders().forEach(headers::put);
        return item;
    }

    static ObjectNode instance(long key, ProcessInstanceRecord instance, Optional<Instant> since, boolean hasIncident) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("processInstanceKey", Long.toString(key))
                .put("processDefinitionId", instance.getBpmnProcessId())
                .put("processDefinitionKey", key(instance.getProcessDefinitionKey()))
                .put("processDefinitionVersion", instance.getVersion())
                .put("parentProcessInstanceKey", key(instance.getParentProcessInstanceKey()))
                .put("parentElementInstanceKey", key(instance.getParentElementInstanceKey()))
                .put("startDate", since.map(Instant::toString).orElse(null))
                .put("state", "ACTIVE")
                .put("hasIncident", hasIncident)
                .put("tenantId", instance.getTenantId());
    }

    static ObjectNode variable(long key, long scope, long instance, String name, String json) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("variableKey", Long.toString(key))
                .put("name", name)
                .put("value", json)
                .put("isTruncated", false)
                .put("scopeKey", Long.toString(scope))
                .put("processInstanceKey", Long.toString(instance))
                .put("tenantId", TenantOwned.DEFAULT_TENANT_IDENTIFIER);
    }

    private static String key(long key) {
        return key < 0 ? null : Long.toString(key);
    }

    /** The engine keeps dates with a region, which the API does not know. */
    private static String date(String engineDate) {
        if (engineDate.isEmpty()) {
            return null;
        }
        try {
            return ZonedDateTime.parse(engineDate).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeException e) {
            return engineDate;
        }
    }
}
