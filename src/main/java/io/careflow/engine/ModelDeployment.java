package io.careflow.engine;

import io.camunda.client.CamundaClient;
import io.careflow.platform.StartFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deploys all models together when the application starts, before workers and message relay need them. A broken model
 * stops the start. While the engine cannot be reached the application starts all the same, deploys as soon as it can, and
 * its health says so.
 */
@Component
class ModelDeployment implements SmartLifecycle {

    /** An engine that does not even say that it is there is away; one that is there may have much to do first. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final Duration DEPLOYMENT = Duration.ofMinutes(2);
    private static final Backoff PAUSE = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));

    private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);

    private final ModelSet models;
    private final ModelPreparation preparation;
    private final DeployedModels deployed;
    private final CamundaClient client;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    private volatile String problem = "The models are not deployed yet.";
    private volatile boolean running;

    ModelDeployment(ModelSet models, ModelPreparation preparation, DeployedModels deployed, CamundaClient client) {
        this.models = models;
        this.preparation = preparation;
        this.deployed = deployed;
        this.client = client;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        deploy(models.read());
        running = true;
    }

    /** @throws StartFailure when one of them is broken */
    void deploy(List<ModelFile> files) {
        var prepared = preparation.prepare(files);
        if (!tryToDeploy(prepared)) {
            log.warn("The models will be deployed as soon as the engine can be reached: {}", problem);
            Thread.ofVirtual().name("model-deployment").start(() -> keepTrying(prepared));
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, the workers and the relay. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Waits until the engine knows the models, or the time is up; whether it knows them. */
    boolean awaitDeployed(Duration longest) throws InterruptedException {
        return done.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    /** Why the models are not deployed; meaningless once they are. */
    String problem() {
        return problem;
    }

    private void keepTrying(List<PreparedModel> prepared) {
        try {
            for (int failures = 1; !tryToDeploy(prepared); failures++) {
                if (stopping.await(PAUSE.after(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            log.info("The models are deployed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StartFailure e) {
            problem = e.getMessage();
            log.error(
                    "No process can start until the application is started again with a model that works: {}", problem);
        }
    }

    /** Whether the engine could be reached. */
    private boolean tryToDeploy(List<PreparedModel> prepared) {
        if (prepared.isEmpty()) {
            log.warn("There are no models to deploy.");
            done.countDown();
            return true;
        }
        try {
            client.newTopologyRequest().requestTimeout(ANSWER).send().join();
            send(prepared);
            done.countDown();
            return true;
        } catch (RuntimeException e) {
            if (EngineFaults.refused(e)) {
                throw new StartFailure(ModelRejection.line(e.getMessage()), e);
            }
            problem = EngineFaults.reason(e);
            return false;
        }
    }

    private void send(List<PreparedModel> prepared) {
        var command = client.newDeployResourceCommand()
                .addResourceStringUtf8(
                        prepared.getFirst().content(),
                        prepared.getFirst().source().name());
        for (var model : prepared.subList(1, prepared.size())) {
            command.addResourceStringUtf8(model.content(), model.source().name());
        }
        command.requestTimeout(DEPLOYMENT).send().join();
        for (var model : prepared) {
            deployed.keep(model.source(), model.content());
        }
    }
}
