package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.msgpack.value.StringValue;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationPropertiesImpl;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.TenantOwned;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Commands;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open job streams by job type; pushes a new job to one of them once the job is durable. */
public final class JobStreams implements JobStreamer {

    private static final Logger LOG = LoggerFactory.getLogger(JobStreams.class);

    private final Map<String, List<WorkerStream>> streams = new ConcurrentHashMap<>();
    private final Commands commands;
    private final Executor whenDurable;
    private volatile Consumer<String> workAvailable = type -> {};

    /** @param whenDurable runs a task once everything written so far is on disk */
    public JobStreams(Commands commands, Executor whenDurable) {
        this.commands = commands;
        this.whenDurable = whenDurable;
    }

    /** Who polls for jobs that no stream takes. */
    void onWorkAvailable(Consumer<String> listener) {
        workAvailable = listener;
    }

    void open(StreamActivatedJobsRequest request, ServerCallStreamObserver<ActivatedJob> worker) {
        WorkerStream stream = new WorkerStream(properties(request), worker, this::deliver);
        worker.setOnCancelHandler(() -> close(request.getType(), stream));
        worker.setOnCloseHandler(() -> close(request.getType(), stream));
        streams.merge(request.getType(), List.of(stream), JobStreams::joined);
    }

    void endAll() {
        streams.values().forEach(open -> open.forEach(WorkerStream::end));
        streams.clear();
    }

    @Override
    public Optional<JobStreamer.JobStream> streamFor(DirectBuffer type, Predicate<JobActivationProperties> filter) {
        List<WorkerStream> open = streams.getOrDefault(BufferUtil.bufferAsString(type), List.of());
        int start = open.isEmpty() ? 0 : ThreadLocalRandom.current().nextInt(open.size());
        for (int i = 0; i < open.size(); i++) {
            WorkerStream stream = open.get((start + i) % open.size());
            if (filter.test(stream.properties())) {
                return Optional.of(stream);
            }
        }
        return Optional.empty();
    }

    @Override
    public void notifyWorkAvailable(String type) {
        whenDurable.execute(() -> workAvailable.accept(type));
    }

    private void deliver(WorkerStream.Delivery delivery) {
        whenDurable.execute(() -> {
            try {
                if (delivery.stream().deliver(delivery.job())) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.debug("Job {} could not be pushed: {}", delivery.job().jobKey(), e.getMessage());
            }
            giveBack(delivery.job());
        });
    }

    private void giveBack(io.camunda.zeebe.protocol.impl.stream.job.ActivatedJob job) {
        try {
            commands.tell(new Command(ValueType.JOB, JobIntent.YIELD, job.jobKey(), job.jobRecord()));
        } catch (RuntimeException e) {
            LOG.warn("Job {} waits for its time-out, it could not be given back: {}", job.jobKey(), e.getMessage());
        }
    }

    private void close(String type, WorkerStream stream) {
        streams.computeIfPresent(type, (t, open) -> {
            List<WorkerStream> rest = open.stream().filter(s -> s != stream).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private static List<WorkerStream> joined(List<WorkerStream> some, List<WorkerStream> more) {
        List<WorkerStream> all = new ArrayList<>(some);
        all.addAll(more);
        return Collections.unmodifiableList(all);
    }

    private static JobActivationProperties properties(StreamActivatedJobsRequest request) {
        DirectBuffer worker = BufferUtil.wrapString(request.getWorker());
        return new JobActivationPropertiesImpl()
                .setWorker(worker, 0, worker.capacity())
                .setTimeout(request.getTimeout())
                .setFetchVariables(request.getFetchVariableList().stream()
                        .map(StringValue::new)
                        .toList())
                .setTenantIds(List.of(TenantOwned.DEFAULT_TENANT_IDENTIFIER));
    }
}
