package io.careflow.servicelevel;

/**
 * A version of a calendar with what it contains.
 *
 * @param before what the version before contained; null for the first
 */
public record CalendarEdition(CalendarVersion version, CalendarDefinition content, CalendarDefinition before) {

    CalendarEdition after(CalendarDefinition before) {
        return new CalendarEdition(version, content, before);
    }
}
