package io.careflow.messaging;

import io.careflow.engine.DeployedModels;
import io.careflow.engine.JobInputs;
import io.careflow.engine.JobRuns;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Messaging and what it stands on, with a real database, a real mail server and a scripted Twilio; without an engine. These
 * tests run one by one, beside those of the whole application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Resources.SYSTEM_OUT)
@SpringBootTest(
        classes = {MessagingTest.Application.class, MessagingFixture.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.client.enabled=false",
            "careflow.models=src/test/resources/io/careflow/messaging/models",
            "careflow.messaging.when-unknown.test-reminder=resend",
            "logging.level.com.icegreen=WARN"
        })
@ContextConfiguration(initializers = Carriers.class)
public @interface MessagingTest {

    @Configuration
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"io.careflow.platform", "io.careflow.customer", "io.careflow.messaging"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "io\\.careflow\\.customer\\.(imports|process|review|standing|web)\\..*"))
    @Import({JobInputs.class, JobRuns.class, DeployedModels.class})
    class Application {}
}
