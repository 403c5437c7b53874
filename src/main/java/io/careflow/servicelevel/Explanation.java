package io.careflow.servicelevel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Walks through a stretch of a calendar day by day and says what happened. */
final class Explanation {

    private static final int MOST_STEPS = 60;
    private static final int STEPS_AT_THE_ENDS = 10;

    private static final List<UnaryOperator<LocalDate>> COARSER =
            List.of(date -> date.with(DayOfWeek.MONDAY), date -> date.withDayOfMonth(1), date -> date.withDayOfYear(1));

    private final BusinessCalendar calendar;
    private final Instant from;
    private final Instant to;
    private final List<Pause> pauses;
    private final List<Step> steps = new ArrayList<>();
    private int nextPause;

    Explanation(BusinessCalendar calendar, Instant from, Instant to, List<Pause> mergedPauses) {
        this.calendar = calendar;
        this.from = from;
        this.to = to;
        this.pauses = mergedPauses.stream()
                .filter(pause -> pause.to().isAfter(from) && pause.from().isBefore(to))
                .toList();
    }

    List<Step> steps() {
        if (to.isAfter(from)) {
            calendar.date(from)
                    .datesUntil(calendar.date(to).plusDays(1))
                    .filter(date ->
                            date.atStartOfDay(calendar.zone()).toInstant().isBefore(to))
                    .forEach(this::day);
            pausesBefore(to);
        }
        return steps.size() <= MOST_STEPS ? List.copyOf(steps) : summedUp();
    }

    private void day(LocalDate date) {
        var table = calendar.table(date.getYear());
        var day = date.getDayOfYear();
        pausesBefore(date.atStartOfDay(calendar.zone()).toInstant());
        if (table.firstSpan(day) == table.spansEnd(day)) {
            skip(date);
        }
        for (int span = table.firstSpan(day); span < table.spansEnd(day); span++) {
            work(date, BusinessCalendar.later(from, table.from(span)), BusinessCalendar.earlier(to, table.to(span)));
        }
    }

    /** What of a window is left between the pauses. */
    private void work(LocalDate date, Instant start, Instant end) {
        var begin = start;
        while (begin.isBefore(end)) {
            pausesBefore(begin.plusNanos(1));
            begin = nextPause == 0
                    ? begin
                    : BusinessCalendar.later(begin, pauses.get(nextPause - 1).to());
            var stop = nextPause == pauses.size()
                    ? end
                    : BusinessCalendar.earlier(end, pauses.get(nextPause).from());
            if (begin.isBefore(stop)) {
                var day = calendar.day(date);
                steps.add(new Step.Worked(date, begin, stop, seconds(begin, stop), day.reason(), day.source()));
                begin = stop;
            }
        }
    }

    private void pausesBefore(Instant instant) {
        while (nextPause < pauses.size() && pauses.get(nextPause).from().isBefore(instant)) {
            var pause = pauses.get(nextPause++);
            var start = BusinessCalendar.later(from, pause.from());
            var end = BusinessCalendar.earlier(to, pause.to());
            steps.add(new Step.Paused(start, end, calendar.between(start, end).toSeconds()));
        }
    }

    private void skip(LocalDate date) {
        var day = calendar.day(date);
        var named = day.reason() != null || calendar.isException(date);
        var why = named && !day.isOpen() ? Step.Why.HOLIDAY : isWeekend(date) ? Step.Why.WEEKEND : Step.Why.CLOSED;
        var skipped = new Step.Skipped(date, date, 1, why, day.reason(), day.source());
        if (!steps.isEmpty() && steps.getLast() instanceof Step.Skipped last && goesOn(last, skipped)) {
            steps.set(
                    steps.size() - 1,
                    new Step.Skipped(last.from(), date, last.days() + 1, why, last.reason(), last.source()));
        } else {
            steps.add(skipped);
        }
    }

    private static boolean goesOn(Step.Skipped last, Step.Skipped next) {
        return new Step.Skipped(next.from(), next.to(), 1, last.why(), last.reason(), last.source()).equals(next)
                && last.to().plusDays(1).equals(next.from());
    }

    private List<Step> summedUp() {
        var middle = steps.subList(STEPS_AT_THE_ENDS, steps.size() - STEPS_AT_THE_ENDS);
        var summed = new ArrayList<Step>();
        for (var group : COARSER) {
            summed.clear();
            summed.addAll(steps.subList(0, STEPS_AT_THE_ENDS));
            summed.addAll(sums(middle, group));
            summed.addAll(steps.subList(steps.size() - STEPS_AT_THE_ENDS, steps.size()));
            if (summed.size() <= MOST_STEPS) {
                break;
            }
        }
        return List.copyOf(summed);
    }

    private List<Step> sums(List<Step> middle, UnaryOperator<LocalDate> group) {
        var sums = new LinkedHashMap<LocalDate, Sum>();
        for (var step : middle) {
            var date = dateOf(step);
            sums.computeIfAbsent(group.apply(date), first -> new Sum(date)).add(step, date);
        }
        return sums.values().stream().map(Sum::step).toList();
    }

    private LocalDate dateOf(Step step) {
        if (step instanceof Step.Worked worked) {
            return worked.date();
        }
        return step instanceof Step.Skipped skipped ? skipped.from() : calendar.date(((Step.Paused) step).from());
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    /** Steps of some days, added up. */
    private static final class Sum {
        private final LocalDate first;
        private LocalDate last;
        private LocalDate lastWorked;
        private int workingDays;
        private long seconds;
        private int skippedDays;
        private long pausedSeconds;
        private final List<String> reasons = new ArrayList<>();

        Sum(LocalDate first) {
            this.first = first;
            this.last = first;
        }

        void add(Step step, LocalDate date) {
            last = date;
            if (step instanceof Step.Worked worked) {
                workingDays += date.equals(lastWorked) ? 0 : 1;
                lastWorked = date;
                seconds += worked.seconds();
            } else if (step instanceof Step.Skipped skipped) {
                last = skipped.to();
                skippedDays += skipped.days();
                if (skipped.reason() != null && !reasons.contains(skipped.reason())) {
                    reasons.add(skipped.reason());
                }
            } else if (step instanceof Step.Paused paused) {
                pausedSeconds += paused.seconds();
            }
        }

        Step step() {
            return new Step.Summed(first, last, workingDays, seconds, skippedDays, pausedSeconds, List.copyOf(reasons));
        }
    }
}
