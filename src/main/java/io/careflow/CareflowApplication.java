package io.careflow;

import io.careflow.platform.audit.AuditCommand;
import io.careflow.platform.protection.KeysetCommand;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** Starts careflow: with everything it needs on this machine, or (profile {@code cluster}) against a Camunda 8 cluster. */
@SpringBootApplication
@EnableResilientMethods
public class CareflowApplication {

    /**
     * @param args settings as {@code --name=value}; or {@code keyset} and what {@link KeysetCommand} takes, or {@code
     *     audit} and what {@link AuditCommand} takes
     */
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("keyset")) {
            KeysetCommand.run(List.of(args).subList(1, args.length), System.in, System.out);
            return;
        }
        if (args.length > 0 && args[0].equals("audit")) {
            System.exit(AuditCommand.run(List.of(args).subList(1, args.length), System.out));
        }
        SpringApplication.run(CareflowApplication.class, args);
    }
}
