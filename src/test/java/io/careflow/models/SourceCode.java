package io.careflow.models;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the code offers to models and expects of them. */
final class SourceCode {

    private static final Pattern WORKER = Pattern.compile("@JobWorker\\([^)]*type = ([\\w.]+|\"[^\"]+\")");
    private static final Pattern BUSINESS_ERROR = Pattern.compile("new BusinessError\\(\\s*([\\w.]+|\"[^\"]+\")");
    private static final Pattern MESSAGE = Pattern.compile("\\.publish\\(\\s*([A-Z_]+|\"[^\"]+\")\\s*,");

    private static final Pattern DECISION = Pattern.compile("(\"Decision_\\w+\")");

    private SourceCode() {}

    /** The job types that have a worker. */
    static Set<String> jobTypes() {
        return constants(WORKER);
    }

    /** The messages that the application publishes. */
    static Set<String> messages() {
        return constants(MESSAGE);
    }

    /** The codes of the errors that workers throw for models to catch. */
    static Set<String> errorCodes() {
        return constants(BUSINESS_ERROR);
    }

    /** The decisions that the application makes by itself. */
    static Set<String> decisions() {
        return constants(DECISION);
    }

    private static Set<String> constants(Pattern use) {
        return ModelFolder.files("src/main/java", ".java").stream()
                .map(ModelFolder::text)
                .flatMap(source -> use.matcher(source).results().map(found -> value(source, found.group(1))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // Written there, or as a constant of the same class.
    private static String value(String source, String written) {
        if (written.startsWith("\"")) {
            return written.substring(1, written.length() - 1);
        }
        return Stream.of(Pattern.compile(" String " + written + " = \"([^\"]+)\"")
                        .matcher(source))
                .filter(Matcher::find)
                .map(constant -> constant.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(written + " is no constant of the class that uses it"));
    }
}
