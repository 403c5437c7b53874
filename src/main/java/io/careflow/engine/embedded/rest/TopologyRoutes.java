package io.careflow.engine.embedded.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.util.VersionUtil;
import java.net.InetAddress;
import java.util.List;

/** One broker with one partition. */
final class TopologyRoutes {

    private final int grpcPort;

    TopologyRoutes(int grpcPort) {
        this.grpcPort = grpcPort;
    }

    List<Route> routes() {
        return List.of(Route.of("GET", "/v2/topology", request -> Reply.ok(topology())));
    }

    private ObjectNode topology() {
        ObjectNode topology = JsonNodeFactory.instance
                .objectNode()
                .put("clusterSize", 1)
                .put("partitionsCount", 1)
                .put("replicationFactor", 1)
                .put("gatewayVersion", VersionUtil.getVersion())
                .put("lastCompletedChangeId", "-1");
        ObjectNode broker = topology.putArray("brokers")
                .addObject()
                .put("nodeId", 0)
                .put("host", InetAddress.getLoopbackAddress().getHostAddress())
                .put("port", grpcPort)
                .put("version", VersionUtil.getVersion());
        broker.putArray("partitions")
                .addObject()
                .put("partitionId", 1)
                .put("role", "leader")
                .put("health", "healthy");
        return topology;
    }
}
