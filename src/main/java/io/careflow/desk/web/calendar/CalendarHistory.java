package io.careflow.desk.web.calendar;

import io.careflow.platform.Page;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.CalendarEdition;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** How a calendar came to be as it is: who changed what, and when. */
@Component
class CalendarHistory {

    private static final String HOLIDAYS = "holidays ";

    private final CalendarEditing calendars;
    private final CalendarChanges changes;
    private final CalendarWords words;

    CalendarHistory(CalendarEditing calendars, CalendarChanges changes, CalendarWords words) {
        this.calendars = calendars;
        this.changes = changes;
        this.words = words;
    }

    /** Newest first; of the first version no changes are told. */
    Page<Entry> of(String id, String page) {
        return calendars.editions(id, page).map(this::entry);
    }

    private Entry entry(CalendarEdition edition) {
        var version = edition.version();
        return new Entry(
                version.version(),
                version.changedAt(),
                version.changedBy(),
                version.change().startsWith(HOLIDAYS)
                        ? words.say("change.holidays", version.change().substring(HOLIDAYS.length()))
                        : words.say("change." + version.change()),
                edition.before() == null ? List.of() : changes.between(edition.before(), edition.content()));
    }

    /** @param change what kind of change it was, in words */
    public record Entry(int version, Instant at, String by, String change, List<ChangeLine> lines) {}
}
