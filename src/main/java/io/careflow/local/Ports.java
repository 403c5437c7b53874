package io.careflow.local;

import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** Finds out that a port is in use before anything is started. */
final class Ports {

    private Ports() {}

    static void checkWebPort(Environment environment) {
        var address = environment.getProperty("server.address", "0.0.0.0");
        check("server.port", address, environment.getProperty("server.port", Integer.class, 8080));
        check("management.server.port", address, environment.getProperty("management.server.port", Integer.class, 0));
    }

    static void checkLocalPorts(LocalSettings settings) {
        check("careflow.local.postgres-port", "127.0.0.1", settings.postgresPort());
        check("careflow.local.engine-grpc-port", "127.0.0.1", settings.engineGrpcPort());
        check("careflow.local.engine-rest-port", "127.0.0.1", settings.engineRestPort());
        check("careflow.local.smtp-port", "127.0.0.1", settings.smtpPort());
        check("careflow.local.twilio-port", "127.0.0.1", settings.twilioPort());
    }

    /** A port of the loopback interface that nothing listens on now. */
    static int anyFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void check(String property, String address, int port) {
        if (port <= 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new StartFailure("The address " + address + " (server.address) is unknown on this machine.", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(
                    "Port %d on %s cannot be used (%s): stop the program that uses it, or choose another with --%s=<port>."
                            .formatted(port, address, e.getMessage(), property),
                    e);
        }
    }
}
