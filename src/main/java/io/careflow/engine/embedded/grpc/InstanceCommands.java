package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CancelProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CreateProcessInstanceWithResultResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.MigrateProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.SetVariablesRequest;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationMappingInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceMigrationIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import io.careflow.engine.embedded.command.Answer;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Documents;
import java.util.HashSet;

/** Starting, cancelling, changing process instances. */
final class InstanceCommands {

    private InstanceCommands() {}

    static Command create(CreateProcessInstanceRequest request) {
        return Command.of(ValueType.PROCESS_INSTANCE_CREATION, ProcessInstanceCreationIntent.CREATE, creation(request));
    }

    static Command createWithResult(CreateProcessInstanceWithResultRequest request) {
        return Command.of(
                ValueType.PROCESS_INSTANCE_CREATION,
                ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT,
                creation(request.getRequest()).setFetchVariables(request.getFetchVariablesList()));
    }

    private static ProcessInstanceCreationRecord creation(CreateProcessInstanceRequest request) {
        ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord()
                .setBpmnProcessId(request.getBpmnProcessId())
                .setVersion(request.getVersion())
                .setProcessDefinitionKey(request.getProcessDefinitionKey())
                .setTags(new HashSet<>(request.getTagsList()))
                .setVariables(Documents.encode(request.getVariables()));
        request.getStartInstructionsList()
                .forEach(start -> creation.addStartInstruction(
                        new ProcessInstanceCreationStartInstruction().setElementId(start.getElementId())));
        return creation;
    }

    static CreateProcessInstanceResponse created(Answer answer) {
        ProcessInstanceCreationRecord created = answer.into(new ProcessInstanceCreationRecord());
        return CreateProcessInstanceResponse.newBuilder()
                .setProcessInstanceKey(created.getProcessInstanceKey())
                .setProcessDefinitionKey(created.getProcessDefinitionKey())
                .setBpmnProcessId(created.getBpmnProcessId())
                .setVersion(created.getVersion())
                .setTenantId(created.getTenantId())
                .addAllTags(created.getTags())
                .build();
    }

    static CreateProcessInstanceWithResultResponse completed(Answer answer) {
        ProcessInstanceResultRecord result = answer.into(new ProcessInstanceResultRecord());
        return CreateProcessInstanceWithResultResponse.newBuilder()
                .setProcessInstanceKey(result.getProcessInstanceKey())
                .setProcessDefinitionKey(result.getProcessDefinitionKey())
                .setBpmnProcessId(result.getBpmnProcessId())
                .setVersion(result.getVersion())
                .setTenantId(result.getTenantId())
                .setVariables(Documents.decode(result.getVariablesBuffer()))
                .build();
    }

    static Command cancel(CancelProcessInstanceRequest request) {
        long key = request.getProcessInstanceKey();
        return new Command(
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.CANCEL,
                key,
                new ProcessInstanceRecord().setProcessInstanceKey(key));
    }

    static Command migrate(MigrateProcessInstanceRequest request) {
        ProcessInstanceMigrationRecord migration = new ProcessInstanceMigrationRecord()
                .setProcessInstanceKey(request.getProcessInstanceKey())
                .setTargetProcessDefinitionKey(request.getMigrationPlan().getTargetProcessDefinitionKey());
        request.getMigrationPlan()
                .getMappingInstructionsList()
                .forEach(mapping -> migration.addMappingInstruction(new ProcessInstanceMigrationMappingInstruction()
                        .setSourceElementId(mapping.getSourceElementId())
                        .setTargetElementId(mapping.getTargetElementId())));
        return Command.of(ValueType.PROCESS_INSTANCE_MIGRATION, ProcessInstanceMigrationIntent.MIGRATE, migration);
    }

    static Command setVariables(SetVariablesRequest request) {
        VariableDocumentRecord document = new VariableDocumentRecord()
                .setScopeKey(request.getElementInstanceKey())
                .setUpdateSemantics(
                        request.getLocal()
                                ? VariableDocumentUpdateSemantic.LOCAL
                                : VariableDocumentUpdateSemantic.PROPAGATE)
                .setVariables(Documents.encode(request.getVariables()));
        return Command.of(ValueType.VARIABLE_DOCUMENT, VariableDocumentIntent.UPDATE, document);
    }
}
