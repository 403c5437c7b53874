package io.careflow.engine.embedded;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.careflow.platform.MovableClock;
import java.nio.file.Path;
import java.time.Duration;

/** An engine on a folder with the public client connected to it, over and over again. */
final class EngineFixture implements AutoCloseable {

    private final Path folder;
    private final MovableClock clock = MovableClock.transientClock();
    private EmbeddedEngine engine;
    private CamundaClient client;

    EngineFixture(Path folder) {
        this.folder = folder;
        start();
    }

    void start() {
        engine = EmbeddedEngine.start(new EmbeddedEngineSettings(folder, clock, 0, 0));
        client = client(engine);
    }

    static CamundaClient client(EmbeddedEngine engine) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(engine.grpcAddress())
                .restAddress(engine.restAddress())
                .preferRestOverGrpc(false)
                .build();
    }

    void restart() {
        close();
        start();
    }

    void deploy(BpmnModelInstance model) {
        client.newDeployResourceCommand()
                .addProcessModel(model, "model.bpmn")
                .send()
                .join();
    }

    long startInstance(String processId, Object variables) {
        return client.newCreateInstanceCommand()
                .bpmnProcessId(processId)
                .latestVersion()
                .variables(variables)
                .send()
                .join()
                .getProcessInstanceKey();
    }

    void advance(Duration by) {
        clock.advance(by);
    }

    CamundaClient client() {
        return client;
    }

    EmbeddedEngine engine() {
        return engine;
    }

    @Override
    public void close() {
        client.close();
        engine.close();
    }
}
