package io.careflow.engine;

import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** What becomes of a job's answer that the engine did not take. Its effect is kept, so a job that comes again is safe. */
@Component
class JobAnswers implements CommandExceptionHandlingStrategy {

    /** With the client's pauses of 50 ms to 5 s: about half a minute. */
    static final int TRIES = 12;

    private static final Logger log = LoggerFactory.getLogger(JobAnswers.class);

    private final BackoffSupplier pauses;
    private final CamundaClientExecutorService executors;

    JobAnswers(@Qualifier("backoffSupplier") BackoffSupplier pauses, CamundaClientExecutorService executors) {
        this.pauses = pauses;
        this.executors = executors;
    }

    @Override
    public void handleCommandError(CommandWrapper answer, Throwable fault) {
        var reason = EngineFaults.reason(fault);
        if (EngineFaults.notFound(fault)) {
            log.info("A job was answered, timed out or interrupted before this answer came: {}", reason);
        } else if (EngineFaults.refused(fault)) {
            log.warn("The engine refuses a job's answer and will hand the job out again: {}", reason);
        } else if (answer.hasMoreRetries()) {
            answer.increaseBackoffUsing(pauses);
            answer.scheduleExecutionUsing(executors.getScheduledExecutor());
        } else {
            log.warn("A job's answer does not reach the engine, which will hand the job out again: {}", reason);
        }
    }
}
