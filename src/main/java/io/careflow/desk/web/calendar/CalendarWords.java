package io.careflow.desk.web.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Days, hours and weeks of calendars in the reader's language. */
@Component("calendarWords")
class CalendarWords {

    private static final List<List<String>> WHOLE_DAY = List.of(List.of("00:00", "24:00"));

    private final MessageSource messages;

    CalendarWords(MessageSource messages) {
        this.messages = messages;
    }

    String say(String key, Object... arguments) {
        return messages.getMessage("calendar." + key, arguments, LocaleContextHolder.getLocale());
    }

    /** {@code 09:00–12:00, 13:00–18:00}. */
    public String hours(List<List<String>> windows) {
        if (windows.isEmpty()) {
            return say("closed");
        }
        return windows.equals(WHOLE_DAY)
                ? say("whole-day")
                : String.join(
                        say("comma"),
                        windows.stream().map(window -> String.join("–", window)).toList());
    }

    /** {@code Mon–Fri 09:00–18:00; Sat 09:00–12:00}. */
    public String week(Map<String, List<List<String>>> week) {
        var parts = new ArrayList<String>();
        var first = 1;
        while (first <= 7) {
            var windows = week.getOrDefault(DayOfWeek.of(first).name(), List.of());
            var last = first;
            while (last < 7
                    && week.getOrDefault(DayOfWeek.of(last + 1).name(), List.of())
                            .equals(windows)) {
                last++;
            }
            if (!windows.isEmpty()) {
                parts.add(say("on-days", days(first, last), hours(windows)));
            }
            first = last + 1;
        }
        return parts.isEmpty() ? say("closed") : String.join(say("semicolon"), parts);
    }

    private String days(int first, int last) {
        if (first == 1 && last == 7) {
            return say("every-day");
        }
        var from = DayOfWeek.of(first).getDisplayName(TextStyle.SHORT, locale());
        return first == last
                ? from
                : say("from-to", from, DayOfWeek.of(last).getDisplayName(TextStyle.SHORT, locale()));
    }

    /** {@code Thu 1 Oct – Wed 7 Oct 2026}. */
    public String days(ExceptionSpan span) {
        if (span.from().equals(span.to())) {
            return date(span.to());
        }
        var sameYear = span.from().getYear() == span.to().getYear();
        return format(sameYear ? "span-from" : "date").format(span.from())
                + " – "
                + format(sameYear ? "span-to" : "date").format(span.to());
    }

    /** What is done on the days of an exception, without when: {@code no work (国庆节)}. */
    public String what(ExceptionSpan span) {
        var work = span.windows().isEmpty() ? say("no-work") : hours(span.windows());
        return span.reason() == null ? work : say("because", work, span.reason());
    }

    public String date(LocalDate date) {
        return format("date").format(date);
    }

    /** A moment by the wall clock of a zone. */
    public String moment(Instant at, ZoneId zone) {
        return format("moment").withZone(zone).format(at);
    }

    public String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale());
    }

    /** As short as heads of columns are. */
    public String initial(DayOfWeek day) {
        return day.getDisplayName(TextStyle.NARROW, locale());
    }

    public String month(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, locale());
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(say(pattern), locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
