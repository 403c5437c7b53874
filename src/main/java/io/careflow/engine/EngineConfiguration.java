package io.careflow.engine;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** How workers run: each job on a virtual thread of its own, as many as the workers' {@code max-jobs-active} allow. */
@Configuration
@EnableScheduling
class EngineConfiguration {

    @Bean
    CamundaClientExecutorService jobExecutors() {
        var scheduler = Executors.newScheduledThreadPool(
                1, Thread.ofPlatform().daemon().name("job-scheduler-", 1).factory());
        var jobs = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("job-", 1).factory());
        return new CamundaClientExecutorService(scheduler, true, jobs, true);
    }
}
