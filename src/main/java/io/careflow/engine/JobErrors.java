package io.careflow.engine;

import io.camunda.client.api.command.FinalCommandStep;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobExceptionHandler;
import io.camunda.client.api.worker.JobExceptionHandler.JobExceptionHandlerContext;
import io.camunda.client.jobhandling.CommandWrapper;
import io.camunda.client.jobhandling.JobExceptionHandlerSupplier;
import io.camunda.client.metrics.JobHandlerMetrics;
import io.camunda.client.metrics.MetricsRecorder;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one answer to what workers throw: a {@link BusinessError} becomes a BPMN error; what is hopeless an incident at
 * once; anything else is tried again, each time later, until the job's retries are used up and it is an incident too.
 * While the database is out of reach no retries are used up.
 */
@Component
class JobErrors implements JobExceptionHandlerSupplier, JobExceptionHandler {

    /** What the engine gives a job whose model says nothing. */
    private static final int USUAL_RETRIES = 3;

    private static final Logger log = LoggerFactory.getLogger(JobErrors.class);

    private final JobAnswers answers;
    private final MetricsRecorder metrics;
    private final Backoff pauses = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10));

    JobErrors(JobAnswers answers, MetricsRecorder metrics) {
        this.answers = answers;
        this.metrics = metrics;
    }

    @Override
    public JobExceptionHandler getJobExceptionHandler(JobExceptionHandlerSupplierContext worker) {
        return this;
    }

    @Override
    public void handleJobException(JobExceptionHandlerContext failure) {
        var job = failure.getActivatedJob();
        if (failure.getException() instanceof BusinessError error) {
            log.warn("Job {} ends with the business error {}: {}", describe(job), error.code(), error.getMessage());
            var command = failure.getJobClient()
                    .newThrowErrorCommand(job.getKey())
                    .errorCode(error.code())
                    .errorMessage(error.getMessage());
            send(command, job);
            return;
        }
        var fault = JobFault.of(failure.getException());
        var retries = fault.retriesLeft(job.getRetries());
        var pause = retries == 0 ? Duration.ZERO : pauses.after(USUAL_RETRIES - retries);
        var next = retries == 0 ? "an incident is made" : retries + " retries left, the next in " + pause;
        log.warn("Job {} failed, {}: {}", describe(job), next, fault.reason());
        log.debug("Job {} failed", job.getKey(), failure.getException());
        var command = failure.getJobClient()
                .newFailCommand(job.getKey())
                .retries(retries)
                .retryBackoff(pause)
                .errorMessage(fault.reason());
        send(command, job);
    }

    private void send(FinalCommandStep<?> command, ActivatedJob job) {
        var counter = JobHandlerMetrics.counter(job);
        new CommandWrapper(command, job, answers, metrics, counter, JobAnswers.TRIES)
                .executeAsyncWithMetrics(MetricsRecorder::increaseFailed);
    }

    private static String describe(ActivatedJob job) {
        return "%d (%s, element %s of %s, instance %d)"
                .formatted(
                        job.getKey(),
                        job.getType(),
                        job.getElementId(),
                        job.getBpmnProcessId(),
                        job.getProcessInstanceKey());
    }
}
