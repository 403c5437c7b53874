package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.*;
import io.camunda.zeebe.protocol.record.value.TenantOwned;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The calls of the gateway protocol; each is one command to the engine and the mapping of its answer. */
final class GrpcGateway extends GatewayGrpc.GatewayImplBase {

    private final Replies replies;
    private final JobPolls polls;
    private final JobStreams streams;
    private final TopologyResponse topology;

    GrpcGateway(Replies replies, JobPolls polls, JobStreams streams, TopologyResponse topology) {
        this.replies = replies;
        this.polls = polls;
        this.streams = streams;
        this.topology = topology;
    }

    @Override
    public void topology(TopologyRequest request, StreamObserver<TopologyResponse> observer) {
        observer.onNext(topology);
        observer.onCompleted();
    }

    @Override
    public void activateJobs(ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> observer) {
        polls.poll(request, (ServerCallStreamObserver<ActivateJobsResponse>) observer);
    }

    @Override
    public void streamActivatedJobs(StreamActivatedJobsRequest request, StreamObserver<ActivatedJob> observer) {
        streams.open(request, (ServerCallStreamObserver<ActivatedJob>) observer);
    }

    @Override
    public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> observer) {
        replies.reply(
                observer, () -> JobCommands.complete(request), answer -> CompleteJobResponse.getDefaultInstance());
    }

    @Override
    public void failJob(FailJobRequest request, StreamObserver<FailJobResponse> observer) {
        replies.reply(observer, () -> JobCommands.fail(request), answer -> FailJobResponse.getDefaultInstance());
    }

    @Override
    public void throwError(ThrowErrorRequest request, StreamObserver<ThrowErrorResponse> observer) {
        replies.reply(
                observer, () -> JobCommands.throwError(request), answer -> ThrowErrorResponse.getDefaultInstance());
    }

    @Override
    public void updateJobRetries(UpdateJobRetriesRequest request, StreamObserver<UpdateJobRetriesResponse> observer) {
        replies.reply(
                observer, () -> JobCommands.retries(request), answer -> UpdateJobRetriesResponse.getDefaultInstance());
    }

    @Override
    public void updateJobTimeout(UpdateJobTimeoutRequest request, StreamObserver<UpdateJobTimeoutResponse> observer) {
        replies.reply(
                observer, () -> JobCommands.timeout(request), answer -> UpdateJobTimeoutResponse.getDefaultInstance());
    }

    @Override
    public void deployResource(DeployResourceRequest request, StreamObserver<DeployResourceResponse> observer) {
        replies.reply(observer, () -> DeploymentCommands.deploy(request), DeploymentCommands::deployed);
    }

    @Override
    public void deleteResource(DeleteResourceRequest request, StreamObserver<DeleteResourceResponse> observer) {
        replies.reply(observer, () -> DeploymentCommands.delete(request), answer -> DeleteResourceResponse.newBuilder()
                .setResourceKey(Long.toString(request.getResourceKey()))
                .build());
    }

    @Override
    public void createProcessInstance(
            CreateProcessInstanceRequest request, StreamObserver<CreateProcessInstanceResponse> observer) {
        replies.reply(observer, () -> InstanceCommands.create(request), InstanceCommands::created);
    }

    @Override
    public void createProcessInstanceWithResult(
            CreateProcessInstanceWithResultRequest request,
            StreamObserver<CreateProcessInstanceWithResultResponse> observer) {
        replies.reply(observer, () -> InstanceCommands.createWithResult(request), InstanceCommands::completed);
    }

    @Override
    public void cancelProcessInstance(
            CancelProcessInstanceRequest request, StreamObserver<CancelProcessInstanceResponse> observer) {
        replies.reply(
                observer,
                () -> InstanceCommands.cancel(request),
                answer -> CancelProcessInstanceResponse.getDefaultInstance());
    }

    @Override
    public void modifyProcessInstance(
            ModifyProcessInstanceRequest request, StreamObserver<ModifyProcessInstanceResponse> observer) {
        replies.reply(
                observer,
                () -> ModificationCommands.modify(request),
                answer -> ModifyProcessInstanceResponse.getDefaultInstance());
    }

    @Override
    public void migrateProcessInstance(
            MigrateProcessInstanceRequest request, StreamObserver<MigrateProcessInstanceResponse> observer) {
        replies.reply(
                observer,
                () -> InstanceCommands.migrate(request),
                answer -> MigrateProcessInstanceResponse.getDefaultInstance());
    }

    @Override
    public void setVariables(SetVariablesRequest request, StreamObserver<SetVariablesResponse> observer) {
        replies.reply(
                observer,
                () -> InstanceCommands.setVariables(request),
                answer -> SetVariablesResponse.newBuilder().setKey(answer.key()).build());
    }

    @Override
    public void publishMessage(PublishMessageRequest request, StreamObserver<PublishMessageResponse> observer) {
        replies.reply(observer, () -> EventCommands.publish(request), answer -> PublishMessageResponse.newBuilder()
                .setKey(answer.key())
                .setTenantId(TenantOwned.DEFAULT_TENANT_IDENTIFIER)
                .build());
    }

    @Override
    public void broadcastSignal(BroadcastSignalRequest request, StreamObserver<BroadcastSignalResponse> observer) {
        replies.reply(observer, () -> EventCommands.broadcast(request), answer -> BroadcastSignalResponse.newBuilder()
                .setKey(answer.key())
                .setTenantId(TenantOwned.DEFAULT_TENANT_IDENTIFIER)
                .build());
    }

    @Override
    public void resolveIncident(ResolveIncidentRequest request, StreamObserver<ResolveIncidentResponse> observer) {
        replies.reply(
                observer, () -> EventCommands.resolve(request), answer -> ResolveIncidentResponse.getDefaultInstance());
    }

    @Override
    public void evaluateDecision(EvaluateDecisionRequest request, StreamObserver<EvaluateDecisionResponse> observer) {
        replies.reply(observer, () -> DecisionCommands.evaluate(request), DecisionCommands::evaluated);
    }
}
