package io.careflow.servicelevel;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * The business calendars that are kept, by id, ready to compute with. What another instance of the application changed
 * is seen within a second, what this one changed at once.
 */
@Component
public class BusinessCalendars {

    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

    private final CalendarTable table;
    private final Map<String, BusinessCalendar> old = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Current current;

    /** @param shipped has loaded its calendars before anybody asks for one */
    BusinessCalendars(CalendarTable table, ShippedCalendars shipped) {
        this.table = table;
    }

    /**
     * A calendar in its current version; cheap enough to be asked for each deadline.
     *
     * @throws UnknownCalendar when there is none of that name
     */
    public BusinessCalendar named(String name) {
        var known = current();
        var calendar = known.calendars().get(name);
        if (calendar == null) {
            throw new UnknownCalendar(name, known.calendars().keySet());
        }
        return calendar;
    }

    /** All of them in their current version, by id. */
    Map<String, BusinessCalendar> all() {
        return current().calendars();
    }

    /**
     * A calendar with the windows that a deadline was computed from.
     *
     * @param version as {@link BusinessCalendar#version()} gave it
     * @return empty when there never was such a version
     */
    public Optional<BusinessCalendar> asItWas(String name, String version) {
        var calendar = current().calendars().get(name);
        if (calendar != null && calendar.version().equals(version)) {
            return Optional.of(calendar);
        }
        var key = name + " " + version;
        var kept = old.get(key);
        if (kept != null) {
            return Optional.of(kept);
        }
        var read = table.withFingerprint(name, version).map(CalendarReader::kept);
        read.ifPresent(found -> old.put(key, found));
        return read;
    }

    /** Looks at the database before the next answer. */
    void changed() {
        changes.incrementAndGet();
    }

    private Current current() {
        var known = current;
        if (known == null || known.changes() != changes.get() || System.nanoTime() - known.readAt() > FRESH) {
            known = read(known == null ? Map.of() : known.calendars());
            current = known;
        }
        return known;
    }

    private Current read(Map<String, BusinessCalendar> known) {
        // Taken before reading: what changes meanwhile is found the next time.
        var readAt = System.nanoTime();
        var changesSeen = changes.get();
        var calendars = new TreeMap<String, BusinessCalendar>();
        table.fingerprints().forEach((id, fingerprint) -> {
            var calendar = known.get(id);
            if (calendar != null && calendar.version().equals(fingerprint)) {
                calendars.put(id, calendar);
            } else {
                table.find(id)
                        .map(StoredCalendar::definition)
                        .map(CalendarReader::kept)
                        .ifPresent(read -> calendars.put(id, read));
            }
        });
        return new Current(calendars, readAt, changesSeen);
    }

    private record Current(Map<String, BusinessCalendar> calendars, long readAt, int changes) {}
}
