package io.careflow.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application that is nothing but local mode, in this process or in one of its own. */
final class BareApplication {

    private BareApplication() {}

    static ConfigurableApplicationContext start(Path home, String... arguments) {
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(arguments(home, arguments));
    }

    /** Runs in another Java process until it is killed; prints the database's address once it runs. */
    static Process fork(Path home, String... arguments) throws IOException {
        return JavaProcess.of(BareApplication.class, arguments(home, arguments)).start();
    }

    static String databaseOf(ConfigurableApplicationContext application) {
        return application.getEnvironment().getProperty("spring.datasource.url");
    }

    private static String[] arguments(Path home, String... more) {
        var arguments = new ArrayList<>(List.of("--careflow.home=" + home, "--careflow.local.throw-away=false"));
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray(String[]::new);
    }

    public static void main(String[] arguments) throws InterruptedException {
        var application = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
        System.out.println(databaseOf(application));
        Thread.currentThread().join();
    }

    @Configuration
    static class Nothing {}
}
