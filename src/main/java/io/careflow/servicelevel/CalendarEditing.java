package io.careflow.servicelevel;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.careflow.platform.Staff;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Business calendars as operations keep them: every change is a version, checked, audited and never taken back. */
@Service
public class CalendarEditing {

    private static final int PAGE = 100;
    private static final int EDITIONS = 20;

    private final CalendarTable table;
    private final BusinessCalendars calendars;
    private final AuditTrail audit;
    private final Clock clock;

    CalendarEditing(CalendarTable table, BusinessCalendars calendars, AuditTrail audit, Clock clock) {
        this.table = table;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
    }

    /** All calendars in the order of their ids. */
    public List<StoredCalendar> all() {
        return table.all();
    }

    /** @throws ProblemException 404 when there is none of that id */
    public StoredCalendar one(String id) {
        return table.find(id).orElseThrow(() -> unknown(id));
    }

    /** @throws ProblemException 404 when there is no such calendar or version */
    public StoredCalendar version(String id, int version) {
        return table.version(id, version)
                .orElseThrow(() -> ProblemException.notFound("There is no version " + version + " of " + id + "."));
    }

    /**
     * The versions of a calendar, newest first.
     *
     * @param cursor as a page before gave it; null or blank for the first one
     * @throws ProblemException 404 when there is none of that id
     */
    public Page<CalendarVersion> versions(String id, String cursor) {
        one(id);
        var rows = table.versions(id, before(cursor), PAGE + 1);
        return Page.of(rows, PAGE, row -> Integer.toString(row.version()));
    }

    /**
     * The versions of a calendar with what they contain and what they replaced, newest first.
     *
     * @param cursor as a page before gave it; null or blank for the first one
     * @throws ProblemException 404 when there is none of that id
     */
    public Page<CalendarEdition> editions(String id, String cursor) {
        one(id);
        var rows = table.editions(id, before(cursor), EDITIONS + 1);
        var editions = new ArrayList<CalendarEdition>();
        for (int i = 0; i < rows.size(); i++) {
            editions.add(i + 1 < rows.size() ? rows.get(i).after(rows.get(i + 1).content()) : rows.get(i));
        }
        return Page.of(editions, EDITIONS, row -> Integer.toString(row.version().version()));
    }

    /**
     * What {@link #put} would keep, without keeping it.
     *
     * @throws ProblemException 422 naming every field at fault when the calendar makes no sense
     */
    public Draft draft(String id, CalendarDefinition written) {
        var definition = CalendarReader.toKeep(id, written, today());
        return new Draft(definition, CalendarReader.kept(definition));
    }

    /**
     * A calendar with the days of a published list entered as {@link #importHolidays} would, without keeping it.
     *
     * @param calendar makes sense
     * @param working the windows of working days in the list; empty for those of a Monday
     * @throws ProblemException 422 naming the field when the list makes no sense
     */
    public static Entered withHolidays(CalendarDefinition calendar, HolidayList list, List<List<String>> working) {
        var entry = new HolidayEntry(calendar, list, working);
        return new Entered(
                entry.definition(),
                list.year(),
                entry.added().size(),
                entry.changed().size(),
                entry.unchanged());
    }

    /**
     * Keeps a calendar, new or changed. The same content again is no new version.
     *
     * @param expected the version that is to be replaced, 0 for none; empty for whichever there is
     * @throws StaleCalendar when another version is current
     * @throws ProblemException 422 naming the field when the calendar makes no sense
     */
    @Transactional
    public Kept put(String id, CalendarDefinition written, Optional<Integer> expected) {
        var definition = CalendarReader.toKeep(id, written, today());
        var existing = table.lock(id);
        refuseStale(id, existing, expected);
        return new Kept(keep(definition, existing, "edited"), existing.isEmpty());
    }

    /**
     * Enters the days of a published list as exceptions, replacing those of the same dates, and marks the year as
     * published. A day off has no windows. Doing it again changes nothing.
     *
     * @param working the windows of working days in the list; empty for those of a Monday
     * @param expected as for {@link #put}
     * @throws StaleCalendar when another version is current
     * @throws ProblemException 404 when there is no such calendar, 422 naming the field when the list makes no sense
     */
    @Transactional
    public HolidayImport importHolidays(
            String id, HolidayList list, List<List<String>> working, Optional<Integer> expected) {
        var existing = table.lock(id);
        if (existing.isEmpty()) {
            throw unknown(id);
        }
        refuseStale(id, existing, expected);
        var entry = new HolidayEntry(existing.get().definition(), list, working);
        var definition = CalendarReader.toKeep(id, entry.definition(), today());
        var kept = keep(definition, existing, "holidays " + list.year());
        return new HolidayImport(list.year(), entry.added(), entry.changed(), entry.unchanged(), kept.version());
    }

    private StoredCalendar keep(CalendarDefinition definition, Optional<StoredCalendar> existing, String change) {
        var fingerprint = definition.fingerprint();
        if (existing.isPresent() && existing.get().fingerprint().equals(fingerprint)) {
            return existing.get();
        }
        var calendar = new StoredCalendar(
                definition,
                existing.map(StoredCalendar::version).orElse(0) + 1,
                fingerprint,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Staff.current().name());
        table.save(calendar, change);
        audit.record("change", "calendar", definition.id());
        // Others must not cache what may still be rolled back.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                calendars.changed();
            }
        });
        return calendar;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void refuseStale(String id, Optional<StoredCalendar> existing, Optional<Integer> expected) {
        int current = existing.map(StoredCalendar::version).orElse(0);
        if (expected.isPresent() && expected.get() != current) {
            throw new StaleCalendar(id, current);
        }
    }

    private static int before(String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? Integer.MAX_VALUE : Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("page", "is no page of this list");
        }
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("There is no calendar " + id + ".");
    }

    /** @param isNew whether there was none of that id */
    public record Kept(StoredCalendar calendar, boolean isNew) {}

    /**
     * A calendar that makes sense and is not kept.
     *
     * @param definition in order
     * @param calendar ready to compute with
     */
    public record Draft(CalendarDefinition definition, BusinessCalendar calendar) {}

    /**
     * A calendar with a list of holidays in it.
     *
     * @param definition not in order
     * @param year of the list
     * @param added how many dates had no exception before
     * @param changed how many had another
     * @param unchanged how many were so already
     */
    public record Entered(CalendarDefinition definition, int year, int added, int changed, int unchanged) {}
}
