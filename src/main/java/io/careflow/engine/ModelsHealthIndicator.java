package io.careflow.engine;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code models}: down until the engine knows the models that this application was started with. */
@Component
class ModelsHealthIndicator implements HealthIndicator {

    private final ModelDeployment deployment;

    ModelsHealthIndicator(ModelDeployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public Health health() {
        return deployment.isDone()
                ? Health.up().build()
                : Health.down().withDetail("reason", deployment.problem()).build();
    }
}
