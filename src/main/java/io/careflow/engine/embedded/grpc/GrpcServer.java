package io.careflow.engine.embedded.grpc;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.BrokerInfo;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.Partition;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.TopologyResponse;
import io.camunda.zeebe.util.VersionUtil;
import io.careflow.engine.embedded.EmbeddedEngineException;
import io.careflow.engine.embedded.command.Commands;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Serves the gateway on the loopback interface. */
public final class GrpcServer implements AutoCloseable {

    private static final int MAX_MESSAGE_BYTES = 4 << 20;
    private static final long GRACE_SECONDS = 2;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("careflow-engine-polls").factory());
    private final JobStreams streams;
    private final JobPolls polls;
    private final Server server;

    private GrpcServer(int port, Commands commands, JobStreams streams) throws IOException {
        this.streams = streams;
        polls = new JobPolls(commands, timer);
        streams.onWorkAvailable(polls::workAvailable);
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .directExecutor()
                .addService(new GrpcGateway(new Replies(commands), polls, streams, topology(port)))
                .build();
        try {
            server.start();
        } catch (IOException e) {
            timer.shutdownNow();
            throw new EmbeddedEngineException("The engine cannot listen on port %d: %s.".formatted(port, reason(e)), e);
        }
    }

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @throws EmbeddedEngineException when the port is taken
     */
    public static GrpcServer start(int port, Commands commands, JobStreams streams) throws IOException {
        return new GrpcServer(port, commands, streams);
    }

    /** The port that is served. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws InterruptedException {
        streams.endAll();
        polls.endAll();
        timer.shutdownNow();
        server.shutdown();
        if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
            server.shutdownNow().awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static String reason(IOException e) {
        return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    }

    private static TopologyResponse topology(int port) {
        BrokerInfo broker = BrokerInfo.newBuilder()
                .setHost(InetAddress.getLoopbackAddress().getHostAddress())
                .setPort(port)
                .setVersion(VersionUtil.getVersion())
                .addPartitions(Partition.newBuilder()
                        .setPartitionId(1)
                        .setRole(Partition.PartitionBrokerRole.LEADER)
                        .setHealth(Partition.PartitionBrokerHealth.HEALTHY))
                .build();
        return TopologyResponse.newBuilder()
                .addBrokers(broker)
                .setClusterSize(1)
                .setPartitionsCount(1)
                .setReplicationFactor(1)
                .setGatewayVersion(VersionUtil.getVersion())
                .build();
    }
}
