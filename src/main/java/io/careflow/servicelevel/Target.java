package io.careflow.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How long something may take. */
public sealed interface Target {

    /**
     * A target as a policy has it: {@code PT8H} is business time, {@code 2 business days} are working days, and
     * {@code PT24H wall clock} (or {@code P1D wall clock}, a day of 24 hours) goes on at night.
     *
     * @param text may have blanks around it
     * @throws IllegalArgumentException saying what it must be, so that the name of a field can stand before it
     */
    static Target of(String text) {
        return TargetText.read(text);
    }

    /** As {@link #of} reads it. */
    default String text() {
        return TargetText.write(this);
    }

    /**
     * The first instant at which the target has been consumed.
     *
     * @param pauses when the clock stood still, in any order
     * @throws UnreachableTarget when that takes more than ten years
     */
    Instant due(BusinessCalendar calendar, Instant start, Collection<Pause> pauses);

    /**
     * The first instant at which so much of the target has been consumed; of all of it that is {@link #due}. Business
     * days are counted one by one: half a day more is half of the business time until the same local time of the next.
     *
     * @param percent 1 to 1000
     * @param pauses when the clock stood still, in any order
     * @throws UnreachableTarget when that takes more than ten years
     */
    Instant consumed(int percent, BusinessCalendar calendar, Instant start, Collection<Pause> pauses);

    /** Whether it asks for something to be done at once. */
    boolean isZero();

    /** The years a deadline runs through whose exceptions are not known yet, so that another day may be right. */
    default List<Integer> unpublishedYears(BusinessCalendar calendar, Instant start, Instant due) {
        return calendar.unpublishedYears(start, due);
    }

    /** What a deadline between these instants does not know yet, for a person; mostly empty. */
    default List<String> warnings(BusinessCalendar calendar, Instant start, Instant due) {
        return unpublishedYears(calendar, start, due).isEmpty() ? List.of() : calendar.warnings(start, due);
    }

    /** The steps from {@code start} to {@code due}, in the order of time; at most sixty, and pauses. */
    default List<Step> explain(BusinessCalendar calendar, Instant start, Instant due, Collection<Pause> pauses) {
        return calendar.explain(start, due, pauses);
    }

    /** @param time real time inside the calendar's windows, zero or more */
    record BusinessTime(Duration time) implements Target {
        @Override
        public Instant due(BusinessCalendar calendar, Instant start, Collection<Pause> pauses) {
            return calendar.add(start, time, pauses);
        }

        @Override
        public Instant consumed(int percent, BusinessCalendar calendar, Instant start, Collection<Pause> pauses) {
            return calendar.add(start, part(time, percent), pauses);
        }

        @Override
        public boolean isZero() {
            return time.isZero();
        }
    }

    /** @param days working days, zero or more: the same local time on the nth following one, within its windows */
    record BusinessDays(int days) implements Target {
        @Override
        public Instant due(BusinessCalendar calendar, Instant start, Collection<Pause> pauses) {
            return calendar.addBusinessDays(start, days, pauses);
        }

        @Override
        public Instant consumed(int percent, BusinessCalendar calendar, Instant start, Collection<Pause> pauses) {
            var whole = days * percent / 100;
            var part = days * percent % 100;
            if (part == 0) {
                return calendar.addBusinessDays(start, whole, pauses);
            }
            var day = calendar.addBusinessDays(start, whole);
            var oneMore = calendar.between(day, calendar.addBusinessDays(start, whole + 1));
            return calendar.withPauses(start, calendar.add(day, part(oneMore, part)), pauses);
        }

        @Override
        public boolean isZero() {
            return days == 0;
        }
    }

    /**
     * Needs no windows; a pause is added as long as it was.
     *
     * @param time real time, zero or more
     */
    record WallClock(Duration time) implements Target {
        @Override
        public Instant due(BusinessCalendar calendar, Instant start, Collection<Pause> pauses) {
            return AlwaysOpen.CALENDAR.add(start, time, pauses);
        }

        @Override
        public Instant consumed(int percent, BusinessCalendar calendar, Instant start, Collection<Pause> pauses) {
            return AlwaysOpen.CALENDAR.add(start, part(time, percent), pauses);
        }

        @Override
        public boolean isZero() {
            return time.isZero();
        }

        /** No holiday moves it. */
        @Override
        public List<Integer> unpublishedYears(BusinessCalendar calendar, Instant start, Instant due) {
            return List.of();
        }

        @Override
        public List<Step> explain(BusinessCalendar calendar, Instant start, Instant due, Collection<Pause> pauses) {
            var steps = new ArrayList<Step>();
            var begin = start;
            for (var pause : Pause.merged(pauses)) {
                if (pause.to().isAfter(start) && pause.from().isBefore(due)) {
                    var stop = BusinessCalendar.later(start, pause.from());
                    if (stop.isAfter(begin)) {
                        steps.add(new Step.Elapsed(begin, stop, Explanation.seconds(begin, stop)));
                    }
                    steps.add(new Step.Paused(stop, pause.to(), Explanation.seconds(stop, pause.to())));
                    begin = pause.to();
                }
            }
            if (due.isAfter(begin)) {
                steps.add(new Step.Elapsed(begin, due, Explanation.seconds(begin, due)));
            }
            return steps;
        }
    }

    private static Duration part(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100);
    }
}
