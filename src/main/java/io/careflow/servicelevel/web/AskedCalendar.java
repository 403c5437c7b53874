package io.careflow.servicelevel.web;

import io.careflow.servicelevel.BusinessCalendar;
import io.careflow.servicelevel.BusinessCalendars;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarReader;
import io.careflow.servicelevel.FieldFault;
import io.careflow.servicelevel.UnknownCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The calendar that a request is about: one that is kept, or one that it brings along. */
@Component
class AskedCalendar {

    private final BusinessCalendars calendars;

    AskedCalendar(BusinessCalendars calendars) {
        this.calendars = calendars;
    }

    /** @param from where the question begins; a calendar that is brought along has a window in the year after it */
    BusinessCalendar of(String id, CalendarDefinition brought, Instant from) {
        if (id != null && brought != null) {
            throw FieldFault.of("calendar", "must not be given together with calendarId");
        }
        if (brought != null) {
            return CalendarReader.inline(brought, "calendar", LocalDate.ofInstant(from, ZoneOffset.UTC));
        }
        if (id == null) {
            throw FieldFault.of("calendarId", "must be given, or calendar");
        }
        try {
            return calendars.named(id);
        } catch (UnknownCalendar e) {
            throw FieldFault.of("calendarId", "is unknown. " + e.getMessage());
        }
    }
}
