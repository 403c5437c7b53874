package io.careflow.platform.audit;

import io.careflow.platform.protection.SealKeys;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Verifies the audit trail on the command line: {@code java -jar careflow.jar audit verify}, with the settings of the
 * application, and {@code --head=<position:seal>} for a head that was noted earlier. It starts nothing but the local
 * database where that is what the settings say.
 */
public final class AuditCommand {

    // Nothing of this is used: whatever counts as configured is not started locally.
    private static final Map<String, Object> NOT_STARTED = Map.of(
            "camunda.client.grpc-address", "http://127.0.0.1:1",
            "camunda.client.rest-address", "http://127.0.0.1:1",
            "spring.mail.host", "127.0.0.1",
            "careflow.twilio.account-sid", "none",
            "careflow.twilio.auth-token", "none",
            "careflow.twilio.from-number", "none");

    private AuditCommand() {}

    /**
     * Writes what was found, in one line.
     *
     * @return the exit code: 0 when the trail is right, 1 when it is not, 2 for a command that there is none of
     */
    public static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("verify")) {
            out.println("Say audit verify, or audit verify --head=<position:seal> with a head that was noted earlier");
            return 2;
        }
        var settings = arguments.subList(1, arguments.size()).toArray(String[]::new);
        try (var context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .properties(NOT_STARTED)
                .run(settings)) {
            var environment = context.getEnvironment();
            var database = JdbcClient.create(new DriverManagerDataSource(
                    environment.getRequiredProperty("spring.datasource.url"),
                    environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", "")));
            var keys = SealKeys.of(environment.getProperty("careflow.protection.audit-keyset"));
            var head = environment.getProperty("head");
            var report = new AuditVerification(database, keys).verify(head == null ? null : AuditHead.parse(head));
            out.println(report.inWords());
            return report.ok() ? 0 : 1;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
