package io.careflow.local;

import io.careflow.platform.MovableClock;
import io.careflow.platform.StartFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;

/** The servers of local mode that run now. Closing stops them and gives the home directory free; it may be repeated. */
final class LocalServers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LocalServers.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();

    private MovableClock clock;

    private LocalServers() {}

    /** @throws StartFailure if one of them cannot start; the others are stopped then */
    static LocalServers start(LocalSettings settings, Environment environment) {
        var servers = new LocalServers();
        // Covers a stop before the context knows how to close itself; runs after all contexts are closed.
        SpringApplication.getShutdownHandlers().add(servers::close);
        try {
            servers.open(settings, environment);
            return servers;
        } catch (RuntimeException | Error e) {
            servers.close();
            throw e;
        }
    }

    /** The clock of application and engine. */
    MovableClock clock() {
        return clock;
    }

    /** What the environment must know to reach them. */
    Map<String, Object> properties() {
        return properties;
    }

    /** What of them listens to the application's events, by bean name. */
    Map<String, Object> listeners() {
        return running.stream()
                .filter(LocalEngine.class::isInstance)
                .collect(Collectors.toMap(server -> "localEngine", server -> server));
    }

    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                log.warn("A local server did not stop cleanly", e);
            }
        }
    }

    private void open(LocalSettings settings, Environment environment) {
        var home = HomeDirectory.open(settings);
        keep(home);
        clock = MovableClock.persistedIn(settings.home().resolve("clock"));
        properties.put("careflow.home", settings.home().toString());
        var starts = new ArrayList<Callable<LocalServer>>();
        var configured = new Configured(new GivenProperties(environment));
        if (!configured.keys()) {
            properties.putAll(new LocalKeys(settings.home()).properties());
        }
        if (!configured.database()) {
            starts.add(() -> LocalDatabase.start(settings));
        }
        if (!configured.engine()) {
            starts.add(() -> LocalEngine.start(settings, clock));
        }
        if (!configured.mail()) {
            starts.add(() -> LocalMail.start(settings.home().resolve("mail"), settings.smtpPort(), clock));
        }
        var account = TwilioAccount.from(environment);
        if (configured.twilioElsewhere()) {
            // The account of the stand-in never reaches the real Twilio.
            properties.putAll(account.properties());
        } else if (!configured.twilio()) {
            var port = environment.getProperty("server.port", Integer.class, 8080);
            if (port != 0 && !new GivenProperties(environment).any("careflow.public-url")) {
                properties.put("careflow.public-url", "http://localhost:" + port);
            }
            starts.add(() ->
                    LocalTwilio.start(settings.home().resolve("sms"), settings.twilioPort(), account, port, clock));
        }
        startTogether(starts);
    }

    private void startTogether(List<Callable<LocalServer>> starts) {
        StartFailure failure = null;
        try (var executor = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("local-start-", 1).factory())) {
            for (Future<LocalServer> start :
                    starts.stream().map(executor::submit).toList()) {
                try {
                    var server = start.get();
                    keep(server);
                    properties.putAll(server.properties());
                } catch (ExecutionException e) {
                    failure = e.getCause() instanceof StartFailure known
                            ? known
                            : new StartFailure("A local server cannot start: " + e.getCause(), e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failure = new StartFailure("The start was interrupted.", e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized void keep(AutoCloseable server) {
        running.push(server);
    }
}
