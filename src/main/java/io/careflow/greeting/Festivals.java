package io.careflow.greeting;

import io.careflow.platform.ModelFiles;
import io.careflow.platform.StartFailure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The festivals of {@code festivals/festivals.json}, which operations edit. A file that cannot be used stops the start; one
 * that is broken later is passed over, and the log says why.
 */
@Component
class Festivals {

    static final String FILE = "festivals/festivals.json";

    private static final Logger log = LoggerFactory.getLogger(Festivals.class);
    private static final int LONGEST_LUNAR_MONTH_OF_EVERY_YEAR = 29;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final TypeReference<List<Festival>> ALL = new TypeReference<>() {};

    private final ModelFiles files;
    private final JsonMapper json;
    private volatile Read good;
    private volatile String refused;

    Festivals(ModelFiles files, JsonMapper json) {
        this.files = files;
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        var text = text();
        try {
            good = new Read(text, parse(text));
        } catch (IllegalArgumentException e) {
            throw new StartFailure(FILE + ": " + e.getMessage(), e);
        }
    }

    private record Read(String text, List<Festival> festivals) {}

    /** Those on a date. */
    List<Festival> on(LocalDate date) {
        return all().stream().filter(festival -> festival.isOn(date)).toList();
    }

    List<Festival> all() {
        var text = text();
        if (!text.equals(good.text()) && !text.equals(refused)) {
            try {
                good = new Read(text, parse(text));
            } catch (IllegalArgumentException e) {
                refused = text;
                log.warn("{} was changed and cannot be used; festivals are as before: {}", FILE, e.getMessage());
            }
        }
        return good.festivals();
    }

    /** A directory of models that has no festivals of its own goes with the built-in ones. */
    private String text() {
        return files.text(FILE).orElseGet(() -> files.builtIn(FILE).stream()
                .findFirst()
                .map(Festivals::read)
                .orElse("[]"));
    }

    private static String read(org.springframework.core.io.Resource file) {
        try {
            return file.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<Festival> parse(String text) {
        List<Festival> read;
        try {
            read = json.readValue(text, ALL);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
        var ids = new HashSet<String>();
        for (var festival : read) {
            check(festival);
            if (!ids.add(festival.id())) {
                throw new IllegalArgumentException(festival.id() + " is there twice");
            }
        }
        return List.copyOf(read);
    }

    private static void check(Festival festival) {
        if (festival.id() == null
                || !festival.id().matches("[a-z0-9]+(-[a-z0-9]+)*")
                || festival.id().length() > 60) {
            throw new IllegalArgumentException("id: a festival's id is kebab-case, at most 60 characters");
        }
        if (List.of(GreetingFlow.BIRTHDAY, GreetingFlow.ANNIVERSARY).contains(festival.id())) {
            throw fault(festival, "id", "means another occasion");
        }
        if (!exists(festival)) {
            throw fault(festival, "day", "is no day of every year of its calendar");
        }
        if (festival.countries() == null || !COUNTRIES.containsAll(festival.countries())) {
            throw fault(festival, "countries", "are ISO 3166 codes");
        }
        if (festival.languages() == null || !LANGUAGES.containsAll(festival.languages())) {
            throw fault(festival, "languages", "are ISO 639 codes");
        }
    }

    private static boolean exists(Festival festival) {
        if (festival.lunar()) {
            return festival.month() >= 1
                    && festival.month() <= 12
                    && festival.day() >= 1
                    && festival.day() <= LONGEST_LUNAR_MONTH_OF_EVERY_YEAR;
        }
        try {
            return MonthDay.of(festival.month(), festival.day()).isValidYear(2027);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static IllegalArgumentException fault(Festival festival, String field, String fault) {
        return new IllegalArgumentException(festival.id() + ": " + field + " " + fault);
    }
}
