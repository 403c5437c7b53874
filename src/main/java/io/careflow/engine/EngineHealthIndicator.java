package io.careflow.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.PartitionBrokerHealth;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Health {@code engine}: up when the cluster answers and none of its partitions is dead. */
@Component
class EngineHealthIndicator extends AbstractHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CamundaClient client;

    EngineHealthIndicator(CamundaClient client) {
        super("The engine cannot be reached");
        this.client = client;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var topology =
                client.newTopologyRequest().requestTimeout(PATIENCE).send().join();
        var partitions = topology.getBrokers().stream()
                .flatMap(broker -> broker.getPartitions().stream())
                .toList();
        var alive = !partitions.isEmpty()
                && partitions.stream().noneMatch(partition -> partition.getHealth() == PartitionBrokerHealth.DEAD);
        health.status(alive ? Status.UP : Status.DOWN)
                .withDetail("version", topology.getGatewayVersion())
                .withDetail("partitions", partitions.size());
    }
}
