package io.careflow.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Says, once everything runs, where to go. */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger("careflow");

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        var environment = ready.getApplicationContext().getEnvironment();
        var port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        var seconds = "%.1f s".formatted(ready.getTimeTaken().toMillis() / 1000.0);
        if (environment.matchesProfiles("cluster")) {
            log.info("Ready after {} on port {}", seconds, port);
        } else {
            log.info(
                    "Ready after {}: open http://{}:{} as agent, lead, ops or admin (password = name)",
                    seconds,
                    host(environment),
                    port);
        }
    }

    private static String host(Environment environment) {
        var address = environment.getProperty("server.address", "127.0.0.1");
        return address.equals("127.0.0.1") || address.equals("0.0.0.0") ? "localhost" : address;
    }
}
