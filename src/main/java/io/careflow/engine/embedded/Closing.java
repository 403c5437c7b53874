package io.careflow.engine.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened so far, closed in reverse order whatever happens, also when a start fails half-way. */
final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        opened.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (EngineThreads.StillRunningException e) {
                // Native memory under a running thread is not given back: that would end the whole process.
                LOG.error("The engine could not be stopped, its files stay open: {}", e.getMessage(), e);
                return;
            } catch (Exception e) {
                LOG.warn("Closing the engine: {} failed: {}", part.getClass().getSimpleName(), e.getMessage(), e);
            }
        }
    }
}
