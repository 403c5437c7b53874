package io.careflow.desk.web.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** A year of a calendar as twelve small months. */
@Component
class YearView {

    private final CalendarWords words;

    YearView(CalendarWords words) {
        this.words = words;
    }

    List<Month> of(CalendarForm form, LocalDate today) {
        return Arrays.stream(java.time.Month.values())
                .map(month -> month(YearMonth.of(form.year(), month), form, today))
                .toList();
    }

    private Month month(YearMonth month, CalendarForm form, LocalDate today) {
        var weeks = new ArrayList<List<Cell>>();
        var monday = month.atDay(1).with(DayOfWeek.MONDAY);
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusWeeks(1))
                    .map(date -> YearMonth.from(date).equals(month) ? cell(date, form, today) : null)
                    .toList());
        }
        return new Month(words.month(month), weeks);
    }

    private Cell cell(LocalDate date, CalendarForm form, LocalDate today) {
        var open = !TypedWindow.written(form.windows(date.getDayOfWeek())).isEmpty();
        var exception = form.exceptionOn(date);
        if (exception == null) {
            return new Cell(date, open ? "open" : "closed", null, date.equals(today));
        }
        var kind = exception.windows().isEmpty() ? "holiday" : open ? "own-hours" : "make-up";
        var said = words.what(ExceptionSpan.of(List.of(exception)).getFirst());
        return new Cell(date, kind, said, date.equals(today));
    }

    /** @param weeks from Monday; days of other months are null */
    public record Month(String name, List<List<Cell>> weeks) {}

    /**
     * @param kind {@code open} or {@code closed} as every week has it; {@code holiday}, {@code make-up} (worked though
     *     the weekday is closed) or {@code own-hours} where there is an exception
     * @param said what the exception says; null where there is none
     */
    public record Cell(LocalDate date, String kind, String said, boolean today) {}
}
