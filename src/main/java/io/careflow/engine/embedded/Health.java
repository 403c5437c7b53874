package io.careflow.engine.embedded;

import io.camunda.zeebe.stream.api.ReadonlyStreamProcessorContext;
import io.camunda.zeebe.stream.api.StreamProcessorLifecycleAware;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the engine can be trusted: ready once the log is replayed, broken for good at the first failure. */
final class Health implements StreamProcessorLifecycleAware {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final Path directory;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile EmbeddedEngineException failure;
    private volatile Consumer<RuntimeException> onFailure = reason -> {};

    Health(Path directory) {
        this.directory = directory;
    }

    /** Who must refuse work after a failure; told at once if there has been one. */
    void onFailure(Consumer<RuntimeException> listener) {
        onFailure = listener;
        if (failure != null) {
            listener.accept(failure);
        }
    }

    boolean good() {
        return failure == null;
    }

    void awaitReady() throws InterruptedException {
        try {
            ready.get();
        } catch (ExecutionException e) {
            throw failure;
        }
    }

    /** Takes note of a failure; only the first counts. */
    synchronized void failed(Throwable reason) {
        if (failure != null) {
            return;
        }
        failure = reason instanceof EmbeddedEngineException known
                ? known
                : new EmbeddedEngineException("The engine in %s stopped: %s".formatted(directory, reason), reason);
        LOG.error(failure.getMessage(), failure.getCause());
        ready.completeExceptionally(failure);
        onFailure.accept(failure);
    }

    @Override
    public void onRecovered(ReadonlyStreamProcessorContext context) {
        ready.complete(null);
    }

    @Override
    public void onFailed() {
        failed(new IllegalStateException("its log could not be processed, see the log above"));
    }
}
