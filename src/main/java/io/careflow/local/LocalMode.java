package io.careflow.local;

import io.careflow.platform.StartFailure;
import java.time.Clock;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * Starts what the application needs before its context is refreshed and tells the environment where to find it. With the
 * profile {@code cluster} it starts nothing and only checks that everything is configured.
 *
 * <p>A server whose properties are already configured is not started.
 */
public final class LocalMode implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String MAIL_SERVER = "org.subethamail.smtp.server.SMTPServer";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (context instanceof WebServerApplicationContext) {
            Ports.checkWebPort(environment);
        }
        if (environment.matchesProfiles("cluster")) {
            new ClusterSettings(environment).check();
            context.getBeanFactory().registerSingleton("clock", Clock.systemUTC());
            return;
        }
        if (!ClassUtils.isPresent(MAIL_SERVER, context.getClassLoader())) {
            throw new StartFailure("This jar was packaged without the local servers (-Pslim): start it with"
                    + " --spring.profiles.active=cluster, or package it without -Pslim.");
        }
        var settings = LocalSettings.from(environment);
        Ports.checkLocalPorts(settings);
        var servers = LocalServers.start(settings, environment);
        environment.getPropertySources().addFirst(new MapPropertySource("localServers", servers.properties()));
        context.getBeanFactory().registerSingleton("clock", servers.clock());
        servers.listeners().forEach(context.getBeanFactory()::registerSingleton);
        stopWith(context, servers);
    }

    /** Last, so that properties given by tests are known. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static void stopWith(ConfigurableApplicationContext context, LocalServers servers) {
        // The first to be registered is the last to be destroyed: nothing uses the servers any more.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean("localServers", servers::close);
        // A start that fails before the context is refreshed destroys no beans.
        context.addApplicationListener((ApplicationFailedEvent failed) -> servers.close());
    }
}
