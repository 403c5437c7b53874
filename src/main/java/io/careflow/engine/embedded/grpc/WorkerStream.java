package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.function.Consumer;

/** One worker's open stream. */
final class WorkerStream implements JobStreamer.JobStream {

    private final JobActivationProperties properties;
    private final ServerCallStreamObserver<ActivatedJob> worker;
    private final Consumer<Delivery> deliveries;

    /** A job on its way to this stream. */
    record Delivery(WorkerStream stream, io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob job) {}

    WorkerStream(
            JobActivationProperties properties,
            ServerCallStreamObserver<ActivatedJob> worker,
            Consumer<Delivery> deliveries) {
        this.properties = properties;
        this.worker = worker;
        this.deliveries = deliveries;
    }

    @Override
    public JobActivationProperties properties() {
        return properties;
    }

    @Override
    public void push(io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob job) {
        deliveries.accept(new Delivery(this, job));
    }

    /** Whether the worker took the job; not when it has gone or is slow to read. */
    boolean deliver(io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob job) {
        if (worker.isCancelled() || !worker.isReady()) {
            return false;
        }
        worker.onNext(JobMapping.activated(job.jobKey(), job.jobRecord()));
        return true;
    }

    void end() {
        Replies.safely(worker::onCompleted);
    }
}
