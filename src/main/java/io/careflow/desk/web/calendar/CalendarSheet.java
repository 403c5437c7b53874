package io.careflow.desk.web.calendar;

import io.careflow.desk.web.ClockPanel;
import io.careflow.desk.web.StepWords;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarEditing;
import io.careflow.servicelevel.CalendarEditing.Draft;
import io.careflow.servicelevel.StoredCalendar;
import io.careflow.servicelevel.UnreachableTarget;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays out a calendar that is read or being typed. */
@Component
class CalendarSheet {

    private static final int RECENT = 5;
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private final CalendarEditing calendars;
    private final CalendarChanges changes;
    private final CalendarHistory history;
    private final YearView years;
    private final ZoneNames zones;
    private final StepWords steps;
    private final CalendarWords words;
    private final MessageSource messages;
    private final Clock clock;

    CalendarSheet(
            CalendarEditing calendars,
            CalendarChanges changes,
            CalendarHistory history,
            YearView years,
            ZoneNames zones,
            StepWords steps,
            CalendarWords words,
            MessageSource messages,
            Clock clock) {
        this.calendars = calendars;
        this.changes = changes;
        this.history = history;
        this.years = years;
        this.zones = zones;
        this.steps = steps;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param stored as it is kept now; null for a new one
     * @param found what is wrong already
     */
    void show(CalendarForm form, StoredCalendar stored, List<FieldProblem> found, Model model) {
        var faults = new ArrayList<>(found);
        var draft = draft(form, faults);
        var content = draft == null ? form.definition() : draft.definition();
        var today = LocalDate.ofInstant(clock.instant(), zone(form.timeZone()));
        model.addAttribute("form", form);
        model.addAttribute("stored", stored);
        model.addAttribute(
                "days",
                Arrays.stream(DayOfWeek.values()).map(day -> day(form, day)).toList());
        model.addAttribute("hours", words.week(content.week()));
        model.addAttribute("months", years.of(form, today));
        model.addAttribute("tabs", form.years(form.year(), today.getYear(), today.getYear() + 1));
        model.addAttribute("published", form.publishedYears());
        model.addAttribute(
                "spans",
                form.spans().stream().filter(span -> span.touches(form.year())).toList());
        model.addAttribute("changes", stored == null ? List.of() : changes.between(stored.definition(), content));
        model.addAttribute("answer", draft == null ? null : answer(form.attempt(), draft, faults));
        model.addAttribute("units", Attempt.Unit.values());
        model.addAttribute("zones", zones.in(LocaleContextHolder.getLocale()));
        if (stored != null) {
            model.addAttribute(
                    "recent",
                    history.of(form.id(), null).items().stream().limit(RECENT).toList());
            conflict(form, stored, content, model);
        }
        model.addAttribute("faults", new Faults(faults, messages, LocaleContextHolder.getLocale()));
    }

    private void conflict(CalendarForm form, StoredCalendar stored, CalendarDefinition mine, Model model) {
        if (form.base() != stored.version()) {
            var base = calendars.version(form.id(), form.base()).definition();
            model.addAttribute("theirs", changes.between(base, stored.definition()));
            model.addAttribute("mine", changes.between(base, mine));
        }
    }

    /** The calendar as it would be kept; null, with its faults added, when it makes no sense. */
    private Draft draft(CalendarForm form, List<FieldProblem> faults) {
        try {
            return calendars.draft(form.idOrAny(), form.definition());
        } catch (ProblemException e) {
            e.fields().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
            return null;
        }
    }

    private Answer answer(Attempt attempt, Draft draft, List<FieldProblem> faults) {
        var begin = attempt.begin(faults);
        var target = attempt.target(faults);
        if (begin == null || target == null) {
            return null;
        }
        var calendar = draft.calendar();
        var zone = calendar.zone();
        var start = begin.atZone(zone).toInstant();
        try {
            var due = target.due(calendar, start, List.of());
            var explained = target.explain(calendar, start, due, List.of());
            return new Answer(
                    words.moment(due, zone),
                    steps.amount(calendar.between(start, due).toSeconds()),
                    steps.days(explained, zone),
                    steps.sentences(explained, zone),
                    calendar.unpublishedYears(start, due).stream()
                            .map(year -> words.say("unpublished", year.toString()))
                            .toList());
        } catch (UnreachableTarget e) {
            faults.add(Faults.problem("amount", "ten-years"));
            return null;
        }
    }

    private Day day(CalendarForm form, DayOfWeek day) {
        var windows = form.windows(day);
        var bars = windows.stream()
                .filter(window -> window.minutes() > 0)
                .map(window -> new Bar(window.start(), window.minutes()))
                .toList();
        var minutes = Math.min(bars.stream().mapToInt(Bar::width).sum(), MINUTES_OF_A_DAY);
        return new Day(
                day,
                words.day(day),
                windows,
                words.hours(TypedWindow.written(windows)),
                bars,
                minutes == 0 ? words.say("closed") : steps.amount(minutes * 60L));
    }

    static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /**
     * A day of the week.
     *
     * @param bars the hours as they are drawn
     * @param total of them, in words
     */
    public record Day(
            DayOfWeek day, String name, List<TypedWindow> windows, String hours, List<Bar> bars, String total) {}

    /** In minutes of the day. */
    public record Bar(int x, int width) {}

    /**
     * When something would be due.
     *
     * @param worked business time until then
     * @param days the strip of days
     * @param explanation the same in sentences
     */
    public record Answer(
            String due, String worked, List<ClockPanel.Day> days, List<String> explanation, List<String> warnings) {}
}
