package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobRetriesRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UpdateJobTimeoutRequest;
import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import io.careflow.engine.embedded.command.Command;
import io.careflow.engine.embedded.command.Documents;

/** What workers ask of the engine about jobs. */
final class JobCommands {

    private JobCommands() {}

    static Command activate(ActivateJobsRequest request) {
        JobBatchRecord batch = new JobBatchRecord()
                .setType(required(request.getType(), "type"))
                .setWorker(request.getWorker())
                .setTimeout(positive(request.getTimeout(), "timeout"))
                .setMaxJobsToActivate((int) positive(request.getMaxJobsToActivate(), "maxJobsToActivate"));
        request.getFetchVariableList().forEach(name -> batch.variables().add().wrap(BufferUtil.wrapString(name)));
        return Command.of(ValueType.JOB_BATCH, JobBatchIntent.ACTIVATE, batch);
    }

    static Command complete(CompleteJobRequest request) {
        JobRecord job = new JobRecord().setVariables(Documents.encode(request.getVariables()));
        if (request.hasResult()) {
            job.setResult(JobResults.of(request.getResult()));
        }
        return new Command(ValueType.JOB, JobIntent.COMPLETE, request.getJobKey(), job);
    }

    static Command fail(FailJobRequest request) {
        JobRecord job = new JobRecord()
                .setRetries(request.getRetries())
                .setErrorMessage(request.getErrorMessage())
                .setRetryBackoff(request.getRetryBackOff())
                .setVariables(Documents.encode(request.getVariables()));
        return new Command(ValueType.JOB, JobIntent.FAIL, request.getJobKey(), job);
    }

    static Command throwError(ThrowErrorRequest request) {
        JobRecord job = new JobRecord()
                .setErrorCode(BufferUtil.wrapString(request.getErrorCode()))
                .setErrorMessage(request.getErrorMessage())
                .setVariables(Documents.encode(request.getVariables()));
        return new Command(ValueType.JOB, JobIntent.THROW_ERROR, request.getJobKey(), job);
    }

    static Command retries(UpdateJobRetriesRequest request) {
        JobRecord job = new JobRecord().setRetries(request.getRetries());
        return new Command(ValueType.JOB, JobIntent.UPDATE_RETRIES, request.getJobKey(), job);
    }

    static Command timeout(UpdateJobTimeoutRequest request) {
        JobRecord job = new JobRecord().setTimeout(request.getTimeout());
        return new Command(ValueType.JOB, JobIntent.UPDATE_TIMEOUT, request.getJobKey(), job);
    }

    private static String required(String text, String field) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("Expected %s to be present, but it was blank".formatted(field));
        }
        return text;
    }

    private static long positive(long value, String field) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "Expected %s to be greater than zero, but it was %d".formatted(field, value));
        }
        return value;
    }
}
