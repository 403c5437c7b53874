package io.careflow;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Reads every line that is logged while tests run and fails the class in whose time one held personal data. JUnit and
 * Spring find it by themselves: whatever application a test starts sets the logs up anew.
 */
public final class LogGuard
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterAllCallback,
                ApplicationListener<ApplicationEnvironmentPreparedEvent>,
                Ordered {

    static final String NAME = "personal-data";

    private static final ConcurrentLinkedQueue<String> FOUND = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeAll(ExtensionContext test) {
        listen();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        listen();
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        listen();
    }

    /** After the logs were set up. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void afterAll(ExtensionContext test) {
        var found = new ArrayList<String>();
        for (var one = FOUND.poll(); one != null; one = FOUND.poll()) {
            found.add(one);
        }
        if (!found.isEmpty()) {
            throw new AssertionError("Personal data were logged: " + String.join("; ", found));
        }
    }

    private static synchronized void listen() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(NAME) == null) {
            var reading = new Reading();
            reading.setContext(context);
            reading.setName(NAME);
            reading.start();
            root.addAppender(reading);
        }
    }

    private static final class Reading extends AppenderBase<ILoggingEvent> {

        @Override
        protected void append(ILoggingEvent event) {
            // The tests' own mail server tells of whom it gets mail for.
            if (!event.getLoggerName().startsWith("com.icegreen.")) {
                LoggedPersonalData.in(event).ifPresent(FOUND::add);
            }
        }
    }
}
