package io.careflow.local;

import io.careflow.engine.embedded.EmbeddedEngine;
import io.careflow.engine.embedded.EmbeddedEngineException;
import io.careflow.engine.embedded.EmbeddedEngineSettings;
import io.careflow.platform.StartFailure;
import java.time.Clock;
import java.util.Map;

/** The embedded engine, with its data in {@code engine} below the home directory. */
final class LocalEngine implements LocalServer {

    private final EmbeddedEngine engine;

    private LocalEngine(EmbeddedEngine engine) {
        this.engine = engine;
    }

    /** @throws StartFailure if it cannot start, with the engine's own reason */
    static LocalEngine start(LocalSettings settings, Clock clock) {
        try {
            return new LocalEngine(EmbeddedEngine.start(new EmbeddedEngineSettings(
                    settings.home().resolve("engine"), clock, settings.engineGrpcPort(), settings.engineRestPort())));
        } catch (EmbeddedEngineException e) {
            throw new StartFailure(e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Object> properties() {
        return Map.of(
                "camunda.client.mode",
                "self-managed",
                "camunda.client.grpc-address",
                engine.grpcAddress().toString(),
                "camunda.client.rest-address",
                engine.restAddress().toString(),
                "camunda.client.prefer-rest-over-grpc",
                false);
    }

    @Override
    public void close() {
        engine.close();
    }
}
