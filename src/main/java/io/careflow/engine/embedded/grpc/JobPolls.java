package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.careflow.engine.embedded.command.Answer;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Commands;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Workers that ask for jobs. A poll that finds none is parked until there is work or its time is up, and while a type is
 * known to be empty further polls do not even reach the log: idle workers cost nothing.
 */
final class JobPolls {

    private static final long DEFAULT_WAIT_MILLIS = 10_000;
    /** How long "no jobs of this type" is believed without a look. */
    private static final long TRUST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Commands commands;
    private final ScheduledExecutorService timer;
    private final Map<String, JobType> types = new ConcurrentHashMap<>();

    JobPolls(Commands commands, ScheduledExecutorService timer) {
        this.commands = commands;
        this.timer = timer;
    }

    /** What is known about one job type; guarded by itself. */
    private static final class JobType {
        private final Queue<Poll> parked = new ArrayDeque<>();
        private long news;
        private boolean empty;
        private long emptySince;

        boolean knownEmpty() {
            return empty && System.nanoTime() - emptySince < TRUST_NANOS;
        }
    }

    private record Poll(
            ActivateJobsRequest request,
            JobType type,
            long deadline,
            ServerCallStreamObserver<ActivateJobsResponse> worker) {

        boolean mayWait() {
            return deadline - System.nanoTime() > 0;
        }
    }

    void poll(ActivateJobsRequest request, ServerCallStreamObserver<ActivateJobsResponse> worker) {
        JobType type = types.computeIfAbsent(request.getType(), t -> new JobType());
        // A negative time-out asks for an answer at once.
        long wait = request.getRequestTimeout() == 0 ? DEFAULT_WAIT_MILLIS : Math.max(0, request.getRequestTimeout());
        Poll poll = new Poll(request, type, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait), worker);
        worker.setOnCancelHandler(() -> unpark(poll));
        if (wait > 0) {
            timer.schedule(() -> giveUp(poll), wait, TimeUnit.MILLISECONDS);
        }
        synchronized (type) {
            if (type.knownEmpty() && poll.mayWait()) {
                type.parked.add(poll);
                return;
            }
        }
        activate(poll);
    }

    /** There may be jobs of the type now: lets everybody look who waited. */
    void workAvailable(String name) {
        JobType type = types.get(name);
        if (type == null) {
            return;
        }
        List<Poll> woken;
        synchronized (type) {
            type.news++;
            type.empty = false;
            woken = List.copyOf(type.parked);
            type.parked.clear();
        }
        woken.forEach(this::activate);
    }

    void endAll() {
        types.values().forEach(type -> {
            List<Poll> left;
            synchronized (type) {
                left = List.copyOf(type.parked);
                type.parked.clear();
            }
            left.forEach(JobPolls::end);
        });
    }

    private void activate(Poll poll) {
        if (poll.worker().isCancelled()) {
            return;
        }
        long newsBefore;
        synchronized (poll.type()) {
            newsBefore = poll.type().news;
        }
        try {
            commands.send(JobCommands.activate(poll.request())).whenComplete((answer, failure) -> {
                if (failure != null) {
                    Replies.safely(() -> poll.worker().onError(Replies.status(failure)));
                } else {
                    answered(poll, answer, newsBefore);
                }
            });
        } catch (RuntimeException e) {
            Replies.safely(() -> poll.worker().onError(Replies.status(e)));
        }
    }

    private void answered(Poll poll, Answer answer, long newsBefore) {
        JobBatchRecord batch = answer.into(new JobBatchRecord());
        if (!batch.getJobKeys().isEmpty()) {
            handOver(poll, batch);
            return;
        }
        JobType type = poll.type();
        synchronized (type) {
            if (type.news == newsBefore) {
                type.empty = true;
                type.emptySince = System.nanoTime();
                if (poll.mayWait()) {
                    type.parked.add(poll);
                    return;
                }
            }
        }
        if (poll.mayWait()) {
            activate(poll);
        } else {
            end(poll);
        }
    }

    private void handOver(Poll poll, JobBatchRecord batch) {
        if (poll.worker().isCancelled()) {
            giveBack(batch);
            return;
        }
        Replies.safely(() -> poll.worker().onNext(response(batch)));
        end(poll);
    }

    /** The worker has gone: others should not have to wait for the jobs' time-out. */
    private void giveBack(JobBatchRecord batch) {
        for (int i = 0; i < batch.getJobKeys().size(); i++) {
            JobRecord job = (JobRecord) batch.getJobs().get(i);
            commands.send(new Command(
                    ValueType.JOB, JobIntent.YIELD, batch.getJobKeys().get(i), job));
        }
    }

    private void giveUp(Poll poll) {
        if (unpark(poll)) {
            end(poll);
        }
    }

    private static boolean unpark(Poll poll) {
        synchronized (poll.type()) {
            return poll.type().parked.remove(poll);
        }
    }

    private static void end(Poll poll) {
        Replies.safely(poll.worker()::onCompleted);
    }

    private static ActivateJobsResponse response(JobBatchRecord batch) {
        ActivateJobsResponse.Builder response = ActivateJobsResponse.newBuilder();
        for (int i = 0; i < batch.getJobKeys().size(); i++) {
            JobRecord job = (JobRecord) batch.getJobs().get(i);
            response.addJobs(JobMapping.activated(batch.getJobKeys().get(i), job));
        }
        return response.build();
    }
}
