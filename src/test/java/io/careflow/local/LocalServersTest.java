package io.careflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.platform.MovableClock;
import io.careflow.platform.StartFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class LocalServersTest {

    @TempDir
    Path home;

    @Test
    void aRestartFindsDatabaseClockMailAndSmsAsTheyWere() throws Exception {
        try (var first = BareApplication.start(home)) {
            sql(first, "create table kept (word text)");
            sql(first, "insert into kept values ('还在')");
            first.getBean("clock", MovableClock.class).advance(Duration.ofHours(30));
            mail(first, "customer@example.com", "Your complaint");
            sms(first, "%2B8613800138000", "Hello");
        }
        try (var second = BareApplication.start(home)) {
            assertThat(query(second, "select word from kept")).isEqualTo("还在");
            assertThat(second.getBean("clock", MovableClock.class).offset()).isEqualTo(Duration.ofHours(30));
            mail(second, "customer@example.com", "Our answer");
            assertThat(new LocalFiles(home.resolve("mail"), ".eml")
                            .page(null)
                            .map(KeptMail::parse)
                            .map(KeptMail::subject)
                            .items())
                    .containsExactly("Our answer", "Your complaint");
            assertThat(new LocalFiles(home.resolve("sms"), ".json")
                            .page(null)
                            .map(KeptSms::parse)
                            .map(KeptSms::to)
                            .items())
                    .containsExactly("+8613800138000");
        }
    }

    @Test
    void theDatabaseWaitsForTheDiskUnlessItIsThrownAway() throws Exception {
        try (var durable = BareApplication.start(home, "--careflow.local.durable=true")) {
            assertThat(query(durable, "show fsync")).isEqualTo("on");
            assertThat(query(durable, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(durable, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void whatIsConfiguredIsNotStarted() throws Exception {
        try (var application = BareApplication.start(
                home,
                "--spring.datasource.url=jdbc:postgresql://db.example.com/careflow",
                "--spring.mail.host=mail.example.com",
                "--careflow.twilio.base-url=http://127.0.0.1:9")) {
            assertThat(BareApplication.databaseOf(application)).contains("db.example.com");
            assertThat(application.getEnvironment().getProperty("spring.mail.host"))
                    .isEqualTo("mail.example.com");
            assertThat(application.getEnvironment().getProperty("careflow.twilio.account-sid"))
                    .startsWith("AC");
            assertThat(home).isDirectoryNotContaining(file -> file.endsWith("postgres") || file.endsWith("mail"));
        }
    }

    @Test
    void theKeysOfPersonalDataAreMadeOnceForTheirOwnerAlone() throws Exception {
        var made = keysets();

        assertThat(made).doesNotHaveDuplicates().doesNotContainNull();
        assertThat(keysets()).isEqualTo(made);
        for (var name : List.of("encryption.json", "search.json")) {
            assertThat(Files.getPosixFilePermissions(home.resolve("keys").resolve(name)))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    @Test
    void dataWhoseKeyIsGoneAreLeftAlone() throws Exception {
        keysets();
        Files.createDirectories(home.resolve("postgres/global"));
        Files.delete(home.resolve("keys/encryption.json"));

        assertThatThrownBy(this::keysets)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("encryption.json")
                .hasMessageContaining("put it back");
        assertThat(home.resolve("keys/encryption.json")).doesNotExist();
    }

    private List<String> keysets() throws Exception {
        try (var application = BareApplication.start(
                home,
                "--spring.datasource.url=jdbc:postgresql://db.example.com/careflow",
                "--camunda.client.grpc-address=http://127.0.0.1:9",
                "--spring.mail.host=mail.example.com",
                "--careflow.twilio.base-url=http://127.0.0.1:9")) {
            return Stream.of("encryption", "search")
                    .map(kind -> application.getEnvironment().getProperty("careflow.protection." + kind + "-keyset"))
                    .toList();
        }
    }

    @Test
    void aSecondApplicationOnTheSameDataIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var first = BareApplication.start(home)) {
            assertThatThrownBy(() -> BareApplication.start(home))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
            assertThat(query(first, "select 'here'")).isEqualTo("here");
        }
    }

    @Test
    void aDatabaseOfAnotherMajorVersionIsRefusedAndLeftAlone() throws Exception {
        var data = Files.createDirectories(home.resolve("postgres"));
        Files.writeString(data.resolve("PG_VERSION"), "15\n");
        assertThatThrownBy(() -> BareApplication.start(home))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("PostgreSQL 15")
                .hasMessageContaining("PostgreSQL 18");
        assertThat(data).isDirectoryContaining("glob:**PG_VERSION");
        assertThat(data).isDirectoryNotContaining("glob:**postgresql.conf");
    }

    @Test
    void aHomeThatCannotBeWrittenIsNamed() throws Exception {
        var file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> BareApplication.start(file.resolve("data")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.resolve("data").toString())
                .hasMessageContaining("careflow.home");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aReadOnlyFileSystemIsNamed() {
        assertThatThrownBy(() -> BareApplication.start(Path.of("/proc/careflow")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("/proc/careflow");
    }

    @Test
    void aDiskThatIsNearlyFullIsNamedAndLeftAlone() {
        assertThatThrownBy(() -> BareApplication.start(home, "--careflow.local.free-space=1000000TB"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("MB left");
        assertThat(home).isDirectoryNotContaining(file -> file.endsWith("postgres") || file.endsWith("engine"));
    }

    @Test
    void aDamagedDatabaseIsNamedWithTheServersOwnReason() throws Exception {
        BareApplication.start(home).close();
        Files.delete(home.resolve("postgres/global/pg_control"));
        assertThatThrownBy(() -> BareApplication.start(home))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("could not find the database system")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingIsTouched() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = other.getLocalPort();
            assertThatThrownBy(() -> BareApplication.start(home, "--careflow.local.smtp-port=" + port))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(Integer.toString(port))
                    .hasMessageContaining("careflow.local.smtp-port");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aServerThatCannotStartStopsTheOthers() throws Exception {
        Files.createFile(home.resolve("sms"));
        assertThatThrownBy(() -> BareApplication.start(home)).isInstanceOf(StartFailure.class);
        assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
        Files.delete(home.resolve("sms"));
        try (var application = BareApplication.start(home)) {
            assertThat(query(application, "select 'up'")).isEqualTo("up");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aStrangerWithTheRecordedProcessIdIsLeftAlone() throws Exception {
        BareApplication.start(home).close();
        var stranger = new ProcessBuilder("sleep", "300").start();
        try {
            var pidFile = home.resolve("postgres/postmaster.pid");
            Files.writeString(pidFile, stranger.pid() + "\n" + home.resolve("postgres") + "\n1700000000\n5432\n\n");
            try (var application = BareApplication.start(home)) {
                assertThat(query(application, "select 'up'")).isEqualTo("up");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aStartAndStopWithoutWorkIsSilent(CapturedOutput output) {
        BareApplication.start(home).close();
        BareApplication.start(home).close();
        assertThat(output.getErr()).isEmpty();
        assertThat(output.getOut()).doesNotContain("WARN", "ERROR");
    }

    @Test
    void theClockIsTheOnlyOne() {
        try (var application = BareApplication.start(home)) {
            assertThat(application.getBeansOfType(Clock.class)).hasSize(1);
        }
    }

    static void sql(ConfigurableApplicationContext application, String statement) throws Exception {
        try (var connection = DriverManager.getConnection(BareApplication.databaseOf(application), "postgres", "")) {
            connection.createStatement().execute(statement);
        }
    }

    static String query(ConfigurableApplicationContext application, String query) throws Exception {
        try (var connection = DriverManager.getConnection(BareApplication.databaseOf(application), "postgres", "");
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void mail(ConfigurableApplicationContext application, String to, String subject) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(application.getEnvironment().getProperty("spring.mail.host"));
        sender.setPort(application.getEnvironment().getProperty("spring.mail.port", Integer.class));
        var mail = new SimpleMailMessage();
        mail.setFrom("care@example.com");
        mail.setTo(to);
        mail.setSubject(subject);
        mail.setText("Dear customer");
        sender.send(mail);
    }

    private static void sms(ConfigurableApplicationContext application, String to, String body) throws Exception {
        var environment = application.getEnvironment();
        var account = environment.getProperty("careflow.twilio.account-sid");
        var credentials = account + ":" + environment.getProperty("careflow.twilio.auth-token");
        var uri = environment.getProperty("careflow.twilio.base-url") + "/2010-04-01/Accounts/" + account
                + "/Messages.json";
        var request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
                .POST(BodyPublishers.ofString("To=" + to + "&From=%2B15005550006&Body=" + body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
    }
}
