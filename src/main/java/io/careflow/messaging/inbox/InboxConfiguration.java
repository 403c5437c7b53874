package io.careflow.messaging.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(InboxSettings.class)
class InboxConfiguration {

    @Bean
    MeterBinder failedMailsGauge(FailedMails failed) {
        return (MeterRegistry registry) -> Gauge.builder("careflow.incoming.mails.failed", failed, FailedMails::count)
                .description("Mails that could not be taken in and need a person")
                .register(registry);
    }
}
