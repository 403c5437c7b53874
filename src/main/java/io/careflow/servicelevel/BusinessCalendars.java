package io.careflow.servicelevel;

import io.careflow.platform.StartFailure;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The configured business calendars, by name. */
@Component
@EnableConfigurationProperties(ServiceLevelProperties.class)
public class BusinessCalendars {

    private final Map<String, BusinessCalendar> calendars = new TreeMap<>();

    BusinessCalendars(ServiceLevelProperties properties, Clock clock) {
        properties.calendars().forEach((name, settings) -> {
            var calendar = read(name, settings);
            if (!calendar.isEverOpen(LocalDate.ofInstant(clock.instant(), calendar.zone()))) {
                throw refused(name, "has no window in the next year", null);
            }
            calendars.put(name, calendar);
        });
    }

    /** @throws UnknownCalendar when there is none of that name */
    public BusinessCalendar named(String name) {
        var calendar = calendars.get(name);
        if (calendar == null) {
            throw new UnknownCalendar(name, calendars.keySet());
        }
        return calendar;
    }

    private static BusinessCalendar read(String name, ServiceLevelProperties.Calendar settings) {
        try {
            return settings.calendar(name);
        } catch (IllegalArgumentException e) {
            throw refused(name, "is refused: " + e.getMessage(), e);
        }
    }

    private static StartFailure refused(String name, String reason, Throwable cause) {
        return new StartFailure("careflow.service-level.calendars." + name + " " + reason, cause);
    }
}
