package io.careflow.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What operations edit: the files of {@code bpmn/}, {@code dmn/}, {@code templates/}, {@code calendars/} and
 * {@code import-mappings/}, as they were built in, or from the directory {@code careflow.models} where that is set.
 */
@Component
public class ModelFiles {

    private static final String BUILT_IN = "classpath*:";

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final String root;
    private final Map<String, Optional<String>> builtIn = new ConcurrentHashMap<>();

    ModelFiles(@Value("${careflow.models:}") String directory) {
        this.root = directory.isBlank()
                ? BUILT_IN
                : java.nio.file.Path.of(directory).toAbsolutePath().toUri().toString();
    }

    /**
     * A file's text.
     *
     * @param path from the root of the repository: {@code templates/sms/complaint-acknowledgement/en.txt}
     * @return empty when there is no such file
     */
    public Optional<String> text(String path) {
        // What is built in does not change, and opening a jar takes longer than filling a template.
        return root.equals(BUILT_IN) ? builtIn.computeIfAbsent(path, this::current) : current(path);
    }

    private Optional<String> current(String path) {
        var file = resources.getResource(root.replace(BUILT_IN, "classpath:") + path);
        return file.isReadable() ? Optional.of(read(file)) : Optional.empty();
    }

    /** A file's contents, for what is no text; empty when there is no such file. */
    public Optional<byte[]> bytes(String path) {
        var file = resources.getResource(root.replace(BUILT_IN, "classpath:") + path);
        try {
            return file.isReadable() ? Optional.of(file.getContentAsByteArray()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The files that a pattern finds, in the order of their URLs.
     *
     * @param pattern from the root of the repository, in Ant's notation: {@code bpmn/*.bpmn}
     */
    public List<Resource> find(String pattern) {
        return find(root, pattern);
    }

    /** Like {@link #find}, of the files that were built in, whatever {@code careflow.models} says. */
    public List<Resource> builtIn(String pattern) {
        return find(BUILT_IN, pattern);
    }

    private List<Resource> find(String root, String pattern) {
        try {
            return Arrays.stream(resources.getResources(root + pattern))
                    .sorted(Comparator.comparing(Resource::getDescription))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
