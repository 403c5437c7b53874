package io.careflow.servicelevel;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.RawProperty;
import io.careflow.platform.ProblemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads holidays from an iCalendar file (RFC 5545). Each all-day event is a day off, or several; it is a working day
 * when its summary ends with 班, as in 国庆节（班） or 国庆节 补班, or its {@code X-APPLE-SPECIAL-DAY} is
 * {@code ALTERNATE-WORKDAY}. Events with a time of day are passed over.
 */
public final class HolidayFile {

    private static final Pattern WORKED = Pattern.compile("\\s*[（(]?\\s*(?:补班|上班|班)\\s*[）)]?$");
    private static final Pattern OFF = Pattern.compile("\\s*[（(]?\\s*(?:放假|假期|休)\\s*[）)]?$");
    private static final ZoneId HERE = ZoneId.systemDefault(); // all-day events are read as its midnights

    private static final int MOST_REPETITIONS = 10_000;

    private HolidayFile() {}

    /**
     * @param year the year to take; null when all events lie in one
     * @throws ProblemException 422 when there are no such events, or of several years
     */
    public static HolidayList read(String text, Integer year) {
        var events = Biweekly.parse(text).all().stream()
                .map(ICalendar::getEvents)
                .flatMap(List::stream)
                .filter(HolidayFile::isAllDay)
                .toList();
        if (events.isEmpty()) {
            throw FieldFault.of("body", CalendarRule.WHOLE_DAYS);
        }
        var taken = year == null ? onlyYear(events) : year;
        var days = new ArrayList<HolidayList.Day>();
        for (var event : events) {
            dates(event, taken).stream()
                    .filter(date -> date.getYear() == taken)
                    .forEach(date -> days.add(new HolidayList.Day(name(event), date.toString(), !isWorked(event))));
        }
        return new HolidayList(taken, List.of(), days);
    }

    private static boolean isAllDay(VEvent event) {
        return event.getDateStart() != null
                && event.getDateStart().getValue() != null
                && !event.getDateStart().getValue().hasTime();
    }

    private static int onlyYear(List<VEvent> events) {
        var years = new TreeSet<Integer>();
        events.forEach(event -> years.add(first(event).getYear()));
        if (years.size() > 1) {
            throw FieldFault.of("year", CalendarRule.ONE_YEAR, years.toString());
        }
        return years.first();
    }

    /** The event's days up to the end of a year, also where it is repeated. */
    private static List<LocalDate> dates(VEvent event, int year) {
        var length = length(event);
        var dates = new ArrayList<LocalDate>();
        var starts = event.getDateIterator(TimeZone.getTimeZone(HERE));
        for (int i = 0; i < MOST_REPETITIONS && starts.hasNext(); i++) {
            var start = starts.next().toInstant().atZone(HERE).toLocalDate();
            if (start.getYear() > year) {
                break;
            }
            start.datesUntil(start.plusDays(length)).forEach(dates::add);
        }
        return dates;
    }

    private static long length(VEvent event) {
        if (event.getDateEnd() == null || event.getDateEnd().getValue() == null) {
            return event.getDuration() == null
                    ? 1
                    : Math.max(1, event.getDuration().getValue().toMillis() / 86_400_000);
        }
        var end = event.getDateEnd().getValue().toInstant().atZone(HERE).toLocalDate();
        return Math.clamp(end.toEpochDay() - first(event).toEpochDay(), 1, 366);
    }

    private static LocalDate first(VEvent event) {
        return event.getDateStart().getValue().toInstant().atZone(HERE).toLocalDate();
    }

    private static String name(VEvent event) {
        var summary = summary(event);
        return OFF.matcher(WORKED.matcher(summary).replaceFirst("")).replaceFirst("");
    }

    private static boolean isWorked(VEvent event) {
        return event.getExperimentalProperties("X-APPLE-SPECIAL-DAY").stream()
                        .map(RawProperty::getValue)
                        .anyMatch("ALTERNATE-WORKDAY"::equals)
                || WORKED.matcher(summary(event)).find();
    }

    private static String summary(VEvent event) {
        return event.getSummary() == null || event.getSummary().getValue() == null
                ? ""
                : event.getSummary().getValue().strip();
    }
}
