package io.careflow.servicelevel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Service levels as they are configured.
 *
 * @param calendars business calendars by the name that models use
 */
@ConfigurationProperties("careflow.service-level")
record ServiceLevelProperties(Map<String, Calendar> calendars) {

    ServiceLevelProperties {
        calendars = calendars == null ? Map.of() : Map.copyOf(calendars);
    }

    /**
     * @param zone whose wall clock the windows are told by
     * @param week windows per weekday, as {@code 09:00-12:00, 13:00-18:00}
     * @param publishedYears years whose exceptions are complete; none where nothing is published by the year
     * @param exceptions days that are otherwise
     */
    record Calendar(
            ZoneId zone,
            Map<DayOfWeek, List<String>> week,
            Set<Integer> publishedYears,
            List<DatedException> exceptions) {

        Calendar {
            week = week == null ? Map.of() : week;
            publishedYears = publishedYears == null ? Set.of() : publishedYears;
            exceptions = exceptions == null ? List.of() : exceptions;
        }

        /** @throws IllegalArgumentException when it makes no sense, saying why */
        BusinessCalendar calendar(String name) {
            if (zone == null) {
                throw new IllegalArgumentException("zone is missing");
            }
            var days = new EnumMap<DayOfWeek, WorkingDay>(DayOfWeek.class);
            week.forEach((day, windows) -> days.put(day, new WorkingDay(windows(windows), null)));
            var dates = new HashMap<LocalDate, WorkingDay>();
            for (var exception : exceptions) {
                var day = new WorkingDay(windows(exception.windows), exception.reason());
                exception.dates().forEach(date -> {
                    if (dates.put(date, day) != null) {
                        throw new IllegalArgumentException(date + " is in two exceptions");
                    }
                });
            }
            return new BusinessCalendar(name, zone, days, dates, publishedYears);
        }

        private static List<Window> windows(List<String> texts) {
            return texts.stream().map(Window::of).toList();
        }
    }

    /**
     * @param name what the days are
     * @param source who says so
     * @param days dates, and ranges as {@code 2026-10-01..2026-10-07}
     * @param windows of each of these days; none when no work is done
     */
    record DatedException(String name, String source, List<String> days, List<String> windows) {

        DatedException {
            days = days == null ? List.of() : days;
            windows = windows == null ? List.of() : windows;
        }

        String reason() {
            return source == null ? name : name + " (" + source + ")";
        }

        List<LocalDate> dates() {
            return days.stream().flatMap(text -> DateRange.of(text).dates()).toList();
        }
    }
}
