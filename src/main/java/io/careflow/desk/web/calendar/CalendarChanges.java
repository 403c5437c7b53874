package io.careflow.desk.web.calendar;

import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import io.careflow.servicelevel.CalendarParts;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What is otherwise in one calendar than in another, in words. */
@Component
class CalendarChanges {

    private final CalendarWords words;

    CalendarChanges(CalendarWords words) {
        this.words = words;
    }

    /** @param before null when there was none: then everything is new */
    List<ChangeLine> between(CalendarDefinition before, CalendarDefinition after) {
        var lines = new ArrayList<ChangeLine>();
        var was = CalendarParts.of(before == null ? nothing(after) : before);
        var is = CalendarParts.of(after);
        text("part.name", was.name(), is.name(), lines);
        text("part.timeZone", was.timeZone(), is.timeZone(), lines);
        for (var day : DayOfWeek.values()) {
            var old = was.week().getOrDefault(day.name(), List.of());
            var now = is.week().getOrDefault(day.name(), List.of());
            if (!old.equals(now)) {
                lines.add(changed(words.day(day), words.hours(old), words.hours(now)));
            }
        }
        exceptions(was.exceptions(), is.exceptions(), lines);
        years(was.publishedYears(), is.publishedYears(), lines);
        return lines;
    }

    private static CalendarDefinition nothing(CalendarDefinition after) {
        return new CalendarDefinition(null, after.name(), after.timeZone(), Map.of(), List.of(), List.of());
    }

    private void text(String label, String was, String is, List<ChangeLine> lines) {
        if (!Objects.equals(was, is)) {
            lines.add(changed(words.say(label), was, is));
        }
    }

    private void exceptions(Map<String, DatedException> was, Map<String, DatedException> is, List<ChangeLine> lines) {
        var removed = new ArrayList<DatedException>();
        var added = new ArrayList<DatedException>();
        var changed = new ArrayList<Changed>();
        was.forEach((date, exception) -> {
            if (!is.containsKey(date)) {
                removed.add(exception);
            } else if (!is.get(date).equals(exception)) {
                changed.add(new Changed(span(exception), span(is.get(date))));
            }
        });
        is.forEach((date, exception) -> {
            if (!was.containsKey(date)) {
                added.add(exception);
            }
        });
        spans("added", added, lines);
        spans("removed", removed, lines);
        joined(changed).forEach(one -> lines.add(changed(one)));
    }

    private void spans(String kind, Collection<DatedException> exceptions, List<ChangeLine> lines) {
        ExceptionSpan.of(exceptions)
                .forEach(span ->
                        lines.add(new ChangeLine(kind, words.say("labelled", words.days(span), words.what(span)))));
    }

    private ChangeLine changed(Changed one) {
        var same = words.what(one.was).equals(words.what(one.is));
        return same
                ? changed(words.days(one.is), said(one.was.source()), said(one.is.source()))
                : changed(words.days(one.is), words.what(one.was), words.what(one.is));
    }

    private String said(String source) {
        return source == null ? words.say("no-source") : source;
    }

    private ChangeLine changed(String what, String was, String is) {
        return new ChangeLine("changed", words.say("labelled", what, words.say("was-is", was, is)));
    }

    private void years(TreeSet<Integer> was, TreeSet<Integer> is, List<ChangeLine> lines) {
        for (var year : is) {
            if (!was.contains(year)) {
                lines.add(new ChangeLine("added", words.say("year-published", year.toString())));
            }
        }
        for (var year : was) {
            if (!is.contains(year)) {
                lines.add(new ChangeLine("removed", words.say("year-published", year.toString())));
            }
        }
    }

    private static ExceptionSpan span(DatedException exception) {
        return ExceptionSpan.of(List.of(exception)).getFirst();
    }

    /** Days in a row that changed in the same way are one change. */
    private static List<Changed> joined(List<Changed> changes) {
        var joined = new ArrayList<Changed>();
        for (var change : changes) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.was.goesOn(change.was) && last.is.goesOn(change.is)) {
                joined.set(joined.size() - 1, new Changed(last.was.until(change.was), last.is.until(change.is)));
            } else {
                joined.add(change);
            }
        }
        return joined;
    }

    private record Changed(ExceptionSpan was, ExceptionSpan is) {}
}
