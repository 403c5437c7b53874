package io.careflow.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders that operations edit, as they lie in the repository. */
final class ModelFolder {

    private ModelFolder() {}

    static List<Path> processes() {
        return files("bpmn", ".bpmn");
    }

    static List<Path> decisions() {
        return files("dmn", ".dmn");
    }

    static List<Path> forms() {
        return files("templates/forms", ".form");
    }

    static List<Path> elementTemplates() {
        return files(".camunda/element-templates", ".json");
    }

    /** Everything that is deployed together. */
    static List<Path> deployed() {
        return Stream.of(processes(), decisions(), forms())
                .flatMap(List::stream)
                .toList();
    }

    /** The files below a folder whose names end so, however deep. */
    static List<Path> files(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
