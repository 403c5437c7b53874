package io.careflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What people read about models is there in both languages. */
class TranslationsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{[{#^/&]?\\s*([\\w.]+)");

    @Test
    void tasksAreCalledInEnglishAsInTheModel() throws IOException {
        assertThat(taskNames("en")).isEqualTo(userTasks());
    }

    @Test
    void everyTaskHasAChineseName() throws IOException {
        assertThat(taskNames("zh").keySet()).isEqualTo(userTasks().keySet());
        assertThat(taskNames("zh").values()).allMatch(name -> name.codePoints().anyMatch(Character::isIdeographic));
    }

    @Test
    void formsAreTranslatedWhole() {
        assertThat(ModelFolder.forms())
                .allSatisfy(
                        file -> assertThat(TaskForm.of(file).untranslated("zh")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyMessageThatAModelSendsHasATextForEachOfItsChannels(String language) {
        assertThat(sent().flatMap(task -> files(task, language))).isNotEmpty().allSatisfy(file -> assertThat(file)
                .isNotEmptyFile());
    }

    @Test
    void everyTemplateIsSent() throws IOException {
        var sent = sent().flatMap(task ->
                        channels(task).flatMap(channel -> templates(task).map(template -> channel + "/" + template)))
                .collect(Collectors.toCollection(TreeSet::new));
        sent.add("email/layout");
        assertThat(templates()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "sms"})
    void translationsSayTheSame(String channel) {
        var languages = ModelFolder.files("templates/" + channel, "").stream()
                .filter(Files::isRegularFile)
                .collect(Collectors.groupingBy(file ->
                        file.resolveSibling(file.getFileName().toString().replaceFirst("^\\w+\\.", "*."))));
        assertThat(languages).isNotEmpty();
        languages.forEach((text, translations) -> assertThat(
                        translations.stream().map(TranslationsTest::variables).distinct())
                .as("variables of %s", text)
                .hasSize(1));
    }

    @Test
    void aShortMessageTakesTwoSegmentsAtMost() {
        assertThat(ModelFolder.files("templates/sms", "zh.txt"))
                .allSatisfy(file -> assertThat(filled(file)).hasSizeLessThanOrEqualTo(2 * 67));
        assertThat(ModelFolder.files("templates/sms", "en.txt"))
                .allSatisfy(file -> assertThat(filled(file)).hasSizeLessThanOrEqualTo(2 * 153));
    }

    private static String filled(Path file) {
        return ModelFolder.text(file)
                .strip()
                .replaceAll("\\{\\{(resolution|reply)}}", "")
                .replaceAll("\\{\\{[^}]+}}", "Twelve chars");
    }

    private static Set<String> variables(Path file) {
        return VARIABLE.matcher(ModelFolder.text(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<ProcessModel.Task> sent() {
        return ProcessModel.all().stream()
                .flatMap(model -> model.serviceTasks().stream())
                .filter(task -> "send-message".equals(task.jobType()));
    }

    // An expression gives what a decision table answers as its template.
    private static Stream<String> templates(ProcessModel.Task task) {
        var template = task.inputs().get("template");
        if (!template.startsWith("=")) {
            return Stream.of(template);
        }
        var decided = ModelFolder.decisions().stream()
                .flatMap(file -> Xml.elements(Xml.read(file), "decisionTable"))
                .flatMap(TranslationsTest::decidedTemplates)
                .distinct()
                .toList();
        assertThat(decided).as("%s names its template", task.id()).isNotEmpty();
        return decided.stream();
    }

    private static Stream<String> decidedTemplates(Element table) {
        var outputs = Xml.elements(table, "output")
                .map(output -> output.getAttribute("name"))
                .toList();
        if (!outputs.contains("template")) {
            return Stream.of();
        }
        return Xml.elements(table, "rule")
                .map(rule -> Xml.elements(rule, "outputEntry").toList().get(outputs.indexOf("template")))
                .map(entry -> entry.getTextContent().strip().replace("\"", ""))
                .filter(template -> !template.equals("null"));
    }

    // An expression may give either.
    private static Stream<String> channels(ProcessModel.Task task) {
        var channel = task.inputs().get("channel");
        return channel.startsWith("=") ? Stream.of("email", "sms") : Stream.of(channel);
    }

    private static Stream<Path> files(ProcessModel.Task task, String language) {
        return channels(task).flatMap(channel -> {
            var kinds = channel.equals("sms") ? List.of("txt") : List.of("subject", "txt", "html");
            return templates(task).flatMap(template -> kinds.stream()
                    .map(kind -> Path.of("templates", channel, template, language + "." + kind)));
        });
    }

    private static Set<String> templates() throws IOException {
        var found = new TreeSet<String>();
        for (var channel : List.of("email", "sms")) {
            try (var folders = Files.list(Path.of("templates", channel))) {
                folders.forEach(folder -> found.add(channel + "/" + folder.getFileName()));
            }
        }
        return found;
    }

    private static Map<String, String> taskNames(String language) throws IOException {
        var names = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/i18n/tasks_" + language + ".properties"))) {
            names.load(file);
        }
        var sorted = new TreeMap<String, String>();
        names.forEach((id, name) -> sorted.put((String) id, (String) name));
        return sorted;
    }

    private static Map<String, String> userTasks() {
        var tasks = new TreeMap<String, String>();
        ProcessModel.all().stream()
                .flatMap(ProcessModel::userTasks)
                .forEach(task -> tasks.put(task.getAttribute("id"), task.getAttribute("name")));
        return tasks;
    }
}
