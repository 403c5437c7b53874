package io.careflow.desk.web.calendar;

import io.careflow.desk.web.DeskPage;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.StoredCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** All business calendars, and the history of each. */
@DeskPage
class CalendarsPage {

    private static final int NEXT = 2;

    private final CalendarEditing calendars;
    private final CalendarHistory history;
    private final CalendarWords words;
    private final Clock clock;

    CalendarsPage(CalendarEditing calendars, CalendarHistory history, CalendarWords words, Clock clock) {
        this.calendars = calendars;
        this.history = history;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/calendars")
    String list(Model model) {
        model.addAttribute("calendars", calendars.all().stream().map(this::row).toList());
        return "desk/calendars";
    }

    @GetMapping("/calendars/{id}/versions")
    String versions(
            @PathVariable String id,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        model.addAttribute("stored", calendars.one(id));
        model.addAttribute("entries", history.of(id, page));
        return part ? "desk/calendar-versions :: more" : "desk/calendar-versions";
    }

    private Row row(StoredCalendar calendar) {
        var definition = calendar.definition();
        var today = LocalDate.ofInstant(clock.instant(), CalendarSheet.zone(definition.timeZone()));
        var published = definition.publishedYears();
        var missing = Stream.of(today.getYear(), today.getYear() + 1)
                .filter(year -> !published.isEmpty() && !published.contains(year))
                .toList();
        var next = ExceptionSpan.of(definition.exceptions()).stream()
                .filter(span -> !span.to().isBefore(today))
                .limit(NEXT)
                .map(span -> words.say("labelled", words.days(span), words.what(span)))
                .toList();
        return new Row(calendar, words.week(definition.week()), next, missing, missing.contains(today.getYear()));
    }

    /**
     * @param hours of the week, in words
     * @param next exceptions, in words
     * @param missing which of this and the next year are not published yet
     * @param late whether this year is among them
     */
    public record Row(StoredCalendar calendar, String hours, List<String> next, List<Integer> missing, boolean late) {}
}
