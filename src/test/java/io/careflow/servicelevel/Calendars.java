package io.careflow.servicelevel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The shipped calendars and those of the tests, and times as people write them. */
final class Calendars {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, CalendarDefinition> OF_TESTS =
            JSON.readValue(text("io/careflow/servicelevel/calendars.json"), new TypeReference<>() {});

    /** The weekday is checked; the offset is needed only where a time comes twice. */
    private static final DateTimeFormatter TIME = new java.time.format.DateTimeFormatterBuilder()
            .appendPattern("EEE uuuu-MM-dd HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[xxx]")
            .toFormatter(Locale.ENGLISH);

    private Calendars() {}

    static BusinessCalendar named(String name) {
        return CalendarReader.kept(definition(name));
    }

    static CalendarDefinition definition(String name) {
        var ofTests = OF_TESTS.get(name);
        return ofTests != null
                ? ofTests
                : JSON.readValue(text("calendars/" + name + ".json"), CalendarDefinition.class);
    }

    static CalendarDefinition read(String json) {
        return JSON.readValue(json, CalendarDefinition.class);
    }

    static Set<String> ofTests() {
        return OF_TESTS.keySet();
    }

    static Instant at(String time, ZoneId zone) {
        var parsed = TIME.parseBest(time.strip(), ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(parsed);
    }

    /** Reads {@code Mon 2026-03-02 10:00 > Mon 2026-03-02 12:00; ...}; null for none. */
    static List<Pause> pauses(String pauses, ZoneId zone) {
        return pauses == null
                ? List.of()
                : Arrays.stream(pauses.split(";"))
                        .map(pause -> pause.split(">"))
                        .map(ends -> new Pause(at(ends[0], zone), at(ends[1], zone)))
                        .collect(Collectors.toList());
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
