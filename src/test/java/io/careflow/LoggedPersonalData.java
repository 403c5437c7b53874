package io.careflow;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no log line may hold: a whole phone number, an address, or words that customers were sent. */
final class LoggedPersonalData {

    private static final List<Pattern> PERSONAL = List.of(
            // Phone numbers in E.164, also in an encoded form, and Chinese mobile numbers as people write them.
            Pattern.compile("(\\+|%2B)[1-9]\\d{7,14}(?!\\d)"),
            Pattern.compile("(?<![\\w.:-])1[3-9]\\d{9}(?![\\w-]|\\.\\d)"),
            // Mail addresses, but not the ids of mails, which begin with the id of a message.
            Pattern.compile("(?<![\\w.+-])(?![0-9a-f]{8}-)[\\w.+-]+(@|%40)[\\w-]+(\\.[\\w-]+)*\\.[a-zA-Z]{2,}"));

    /** What a template says between its values is enough to recognise what was sent. */
    private static final Pattern BETWEEN_VALUES = Pattern.compile("\\{\\{[^}]*}}|\\n");

    private static final int TELLING = 12;
    private static final List<String> WORDS = words();

    private LoggedPersonalData() {}

    /** Why a line must not be logged; empty when it may. It quotes nothing. */
    static Optional<String> in(ILoggingEvent event) {
        var said = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            said.append('\n').append(cause.getMessage());
        }
        return in(said.toString())
                .map(what -> what + " in a line of " + event.getLoggerName() + ": " + event.getMessage());
    }

    static Optional<String> in(String line) {
        return PERSONAL.stream()
                .filter(pattern -> pattern.matcher(line).find())
                .map(pattern -> "an address or phone number")
                .findFirst()
                .or(() -> WORDS.stream()
                        .filter(line::contains)
                        .map(words -> "words of a message")
                        .findFirst());
    }

    private static List<String> words() {
        return Stream.of("templates", "src/test/resources/io/careflow/messaging/models/templates")
                .map(Path::of)
                .flatMap(LoggedPersonalData::texts)
                .flatMap(BETWEEN_VALUES::splitAsStream)
                .map(String::strip)
                .filter(words ->
                        words.codePoints().map(c -> c < 128 ? 1 : 2).sum() >= TELLING && words.indexOf('<') < 0)
                .distinct()
                .toList();
    }

    private static Stream<String> texts(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(".txt") || file.toString().endsWith(".subject"))
                    .map(LoggedPersonalData::text)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
