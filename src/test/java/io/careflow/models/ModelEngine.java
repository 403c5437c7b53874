package io.careflow.models;

import io.camunda.client.CamundaClient;
import io.careflow.engine.embedded.EmbeddedEngine;
import io.careflow.engine.embedded.EmbeddedEngineSettings;
import io.careflow.platform.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The engine with the models of the repository as they lie there, on a clock that can be moved. */
final class ModelEngine implements AutoCloseable {

    private final MovableClock clock = MovableClock.transientClock();
    private final EmbeddedEngine engine;
    private final CamundaClient client;

    ModelEngine(Path folder) {
        engine = EmbeddedEngine.start(new EmbeddedEngineSettings(folder, clock, 0, 0));
        client = CamundaClient.newClientBuilder()
                .grpcAddress(engine.grpcAddress())
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(Duration.ofMinutes(1))
                .build();
        var files = ModelFolder.deployed();
        var deployment = client.newDeployResourceCommand()
                .addResourceFile(files.getFirst().toString());
        for (var file : files.subList(1, files.size())) {
            deployment = deployment.addResourceString(ModelFolder.text(file), StandardCharsets.UTF_8, file.toString());
        }
        deployment.send().join();
    }

    CamundaClient client() {
        return client;
    }

    Instant now() {
        return clock.instant();
    }

    void advance(Duration by) {
        clock.advance(by);
    }

    @Override
    public void close() {
        client.close();
        engine.close();
    }
}
