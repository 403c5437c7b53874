package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ModifyProcessInstanceRequest.ActivateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationActivateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationTerminateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationVariableInstruction;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceModificationIntent;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Documents;

/** Moving the tokens of a process instance by hand. */
final class ModificationCommands {

    private ModificationCommands() {}

    static Command modify(ModifyProcessInstanceRequest request) {
        ProcessInstanceModificationRecord modification =
                new ProcessInstanceModificationRecord().setProcessInstanceKey(request.getProcessInstanceKey());
        request.getActivateInstructionsList()
                .forEach(activate -> modification.addActivateInstruction(activation(activate)));
        request.getTerminateInstructionsList()
                .forEach(terminate ->
                        modification.addTerminateInstruction(new ProcessInstanceModificationTerminateInstruction()
                                .setElementInstanceKey(terminate.getElementInstanceKey())));
        return new Command(
                ValueType.PROCESS_INSTANCE_MODIFICATION,
                ProcessInstanceModificationIntent.MODIFY,
                request.getProcessInstanceKey(),
                modification);
    }

    private static ProcessInstanceModificationActivateInstruction activation(ActivateInstruction activate) {
        ProcessInstanceModificationActivateInstruction instruction =
                new ProcessInstanceModificationActivateInstruction()
                        .setElementId(activate.getElementId())
                        .setAncestorScopeKey(activate.getAncestorElementInstanceKey());
        activate.getVariableInstructionsList()
                .forEach(variables ->
                        instruction.addVariableInstruction(new ProcessInstanceModificationVariableInstruction()
                                .setElementId(variables.getScopeId())
                                .setVariables(Documents.encode(variables.getVariables()))));
        return instruction;
    }
}
