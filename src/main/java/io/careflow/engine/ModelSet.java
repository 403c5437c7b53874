package io.careflow.engine;

import io.careflow.platform.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The files that are deployed together. */
@Component
class ModelSet {

    private static final List<String> FOLDERS = List.of("templates/forms/", "bpmn/", "dmn/");

    private final ModelFiles files;

    ModelSet(ModelFiles files) {
        this.files = files;
    }

    List<ModelFile> read() {
        return Stream.of("bpmn/*.bpmn", "dmn/*.dmn", "templates/forms/**/*.form")
                .flatMap(pattern -> files.find(pattern).stream())
                .map(ModelSet::read)
                .distinct()
                .toList();
    }

    private static ModelFile read(Resource resource) {
        try {
            return new ModelFile(
                    name(resource.getURL().toString()), resource.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String url) {
        return FOLDERS.stream()
                .filter(folder -> url.contains("/" + folder))
                .findFirst()
                .map(folder -> url.substring(url.lastIndexOf("/" + folder) + 1))
                .orElseThrow(() -> new IllegalStateException("Not in a folder of models: " + url));
    }
}
