package io.careflow.engine.embedded;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.camunda.zeebe.stream.api.StreamProcessorLifecycleAware;
import io.camunda.zeebe.stream.impl.ControllableStreamClockImpl;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.FeatureFlags;
import io.careflow.engine.embedded.log.FileLog;
import io.careflow.engine.embedded.state.NoMetrics;
import io.careflow.engine.embedded.state.ObservedEngine;
import io.careflow.engine.embedded.state.StateStore;
import java.time.Duration;
import java.util.List;

/** Puts the stock engine together: one partition, no authorizations, no exporters. */
final class EngineParts {

    private static final Duration EXPRESSION_TIMEOUT = Duration.ofMinutes(1);

    private EngineParts() {}

    static LogStream logStream(FileLog log, EngineClock clock) {
        return new GuardedLogStream(LogStream.builder()
                .withPartitionId(StateStore.PARTITION)
                .withLogName("careflow-engine")
                .withLogStorage(log)
                .withClock(clock)
                .withMeterRegistry(NoMetrics.registry())
                .build());
    }

    static StreamProcessor processor(
            LogStream log,
            StateStore state,
            EngineThreads threads,
            EngineClock clock,
            CommandResponseWriter answers,
            InterPartitionCommandSender sender,
            JobStreamer jobs,
            StreamProcessorLifecycleAware listener) {
        SecurityConfiguration security = new SecurityConfiguration();
        security.getAuthorizations().setEnabled(false);
        Engine engine = new Engine(
                context -> EngineProcessors.createEngineProcessors(
                        context,
                        1,
                        new SubscriptionCommandSender(StateStore.PARTITION, sender),
                        sender,
                        FeatureFlags.createDefault(),
                        jobs,
                        SearchClientsProxy.noop(),
                        new BrokerRequestAuthorizationConverter(security)),
                // Expressions share the JVM's virtual threads: a busy machine is no reason for an incident.
                new EngineConfiguration().setExpressionEvaluationTimeout(EXPRESSION_TIMEOUT),
                security);
        return StreamProcessor.builder()
                .logStream(log)
                .zeebeDb(state.db())
                .commandResponseWriter(answers)
                .partitionCommandSender(sender)
                .recordProcessors(List.of(new ObservedEngine(engine)))
                .actorSchedulingService(threads.scheduler())
                .clock(new ControllableStreamClockImpl(clock))
                .meterRegistry(NoMetrics.registry())
                .addLifecycleListener(listener)
                .build();
    }
}
