package io.careflow.local;

import io.careflow.CareflowProcess;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Another Java process with this one's flags and class path, or a part of it. */
final class JavaProcess {

    private JavaProcess() {}

    static ProcessBuilder of(Class<?> main, String... arguments) {
        return of(main, file -> true, arguments);
    }

    /** @param kept which of the class path's files and directories the process has */
    static ProcessBuilder of(Class<?> main, Predicate<Path> kept, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag ->
                        flag.matches("-XX:\\+IgnoreUnrecognizedVMOptions|--(add-opens|sun-misc|enable-native).*"))
                .forEach(command::add);
        command.addAll(List.of(CareflowProcess.SHORT_LIVED));
        command.add("-Xmx400m");
        command.addAll(List.of("-cp", classPath(kept), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static String classPath(Predicate<Path> kept) {
        var all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(file -> kept.test(Path.of(file)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
