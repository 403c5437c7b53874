package io.careflow.local;

import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * How local mode is configured.
 *
 * @param home the directory that keeps everything, absolute
 * @param binaries where the database server's programs are unpacked
 * @param durable false only for throw-away data: the database then does not wait for the disk
 * @param throwAway whether the home directory is deleted at the end
 * @param freeSpace what the disk must have left for a start
 * @param postgresVersion version of the database server that is packaged with the application
 * @param postgresPort port of the database, 0 for any free one; the same holds for the other ports
 */
record LocalSettings(
        Path home,
        Path binaries,
        boolean durable,
        boolean throwAway,
        DataSize freeSpace,
        String postgresVersion,
        int postgresPort,
        int engineGrpcPort,
        int engineRestPort,
        int smtpPort,
        int twilioPort) {

    static LocalSettings from(Environment environment) {
        var home = Path.of(environment.getProperty("careflow.home", "data"))
                .toAbsolutePath()
                .normalize();
        var binaries = environment.getProperty("careflow.local.binaries");
        return new LocalSettings(
                home,
                binaries == null ? home.resolve("bin") : Path.of(binaries).toAbsolutePath(),
                environment.getProperty("careflow.local.durable", Boolean.class, true),
                environment.getProperty("careflow.local.throw-away", Boolean.class, false),
                DataSize.parse(environment.getProperty("careflow.local.free-space", "200MB")),
                environment.getRequiredProperty("careflow.local.postgres-version"),
                port(environment, "postgres-port"),
                port(environment, "engine-grpc-port"),
                port(environment, "engine-rest-port"),
                port(environment, "smtp-port"),
                port(environment, "twilio-port"));
    }

    private static int port(Environment environment, String name) {
        return environment.getProperty("careflow.local." + name, Integer.class, 0);
    }
}
