package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DecisionRequirementsMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeleteResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.DeployResourceResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FormMetadata;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ProcessMetadata;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import io.careflow.engine.embedded.command.Answer;
import io.careflow.engine.embedded.command.Command;

/** Deploying models, decisions and forms. */
final class DeploymentCommands {

    private DeploymentCommands() {}

    static Command deploy(DeployResourceRequest request) {
        DeploymentRecord deployment = new DeploymentRecord();
        request.getResourcesList().forEach(resource -> deployment
                .resources()
                .add()
                .setResourceName(resource.getName())
                .setResource(resource.getContent().toByteArray()));
        return Command.of(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, deployment);
    }

    static Command delete(DeleteResourceRequest request) {
        return Command.of(
                ValueType.RESOURCE_DELETION,
                ResourceDeletionIntent.DELETE,
                new ResourceDeletionRecord().setResourceKey(request.getResourceKey()));
    }

    static DeployResourceResponse deployed(Answer answer) {
        DeploymentRecord deployment = answer.into(new DeploymentRecord());
        DeployResourceResponse.Builder response =
                DeployResourceResponse.newBuilder().setKey(answer.key()).setTenantId(deployment.getTenantId());
        deployment.getProcessesMetadata().forEach(process -> response.addDeploymentsBuilder()
                .setProcess(ProcessMetadata.newBuilder()
                        .setBpmnProcessId(process.getBpmnProcessId())
                        .setVersion(process.getVersion())
                        .setProcessDefinitionKey(process.getProcessDefinitionKey())
                        .setResourceName(process.getResourceName())
                        .setTenantId(process.getTenantId())));
        deployment.decisionsMetadata().forEach(decision -> response.addDeploymentsBuilder()
                .setDecision(DecisionMetadata.newBuilder()
                        .setDmnDecisionId(decision.getDecisionId())
                        .setDmnDecisionName(decision.getDecisionName())
                        .setVersion(decision.getVersion())
                        .setDecisionKey(decision.getDecisionKey())
                        .setDmnDecisionRequirementsId(decision.getDecisionRequirementsId())
                        .setDecisionRequirementsKey(decision.getDecisionRequirementsKey())
                        .setTenantId(decision.getTenantId())));
        deployment.decisionRequirementsMetadata().forEach(requirements -> response.addDeploymentsBuilder()
                .setDecisionRequirements(DecisionRequirementsMetadata.newBuilder()
                        .setDmnDecisionRequirementsId(requirements.getDecisionRequirementsId())
                        .setDmnDecisionRequirementsName(requirements.getDecisionRequirementsName())
                        .setVersion(requirements.getDecisionRequirementsVersion())
                        .setDecisionRequirementsKey(requirements.getDecisionRequirementsKey())
                        .setResourceName(requirements.getResourceName())
                        .setTenantId(requirements.getTenantId())));
        deployment.formMetadata().forEach(form -> response.addDeploymentsBuilder()
                .setForm(FormMetadata.newBuilder()
                        .setFormId(form.getFormId())
                        .setVersion(form.getVersion())
                        .setFormKey(form.getFormKey())
                        .setResourceName(form.getResourceName())
                        .setTenantId(form.getTenantId())));
        return response.build();
    }
}
