package io.careflow.servicelevel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.mock.env.MockEnvironment;

/** The calendars of the application and those of the tests, and times as people write them. */
final class Calendars {

    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    /** The weekday is checked; the offset is needed only where a time comes twice. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm[:ss][xxx]", Locale.ENGLISH);

    private Calendars() {}

    static BusinessCalendars all() {
        return of(
                new ClassPathResource("application.yml"),
                new ClassPathResource("io/careflow/servicelevel/calendars.yml"));
    }

    static BusinessCalendars of(String yaml) {
        return of(new ByteArrayResource(yaml.getBytes()));
    }

    static Instant at(String time, ZoneId zone) {
        var parsed = TIME.parseBest(
                time, ZonedDateTime::from, java.time.OffsetDateTime::from, java.time.LocalDateTime::from);
        return parsed instanceof java.time.LocalDateTime local
                ? local.atZone(zone).toInstant()
                : Instant.from(parsed);
    }

    private static BusinessCalendars of(Resource... yamls) {
        var environment = new MockEnvironment();
        for (var yaml : yamls) {
            load(yaml, environment.getPropertySources());
        }
        var properties = Binder.get(environment).bindOrCreate("careflow.service-level", ServiceLevelProperties.class);
        return new BusinessCalendars(properties, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void load(Resource yaml, MutablePropertySources sources) {
        try {
            for (PropertySource<?> document : new YamlPropertySourceLoader().load(yaml.toString(), yaml)) {
                sources.addLast(document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
