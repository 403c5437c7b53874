package io.careflow.desk.web.calendar;

import io.careflow.platform.FieldProblem;
import io.careflow.servicelevel.Target;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * A deadline that somebody tries on a calendar.
 *
 * @param start by the wall clock of the calendar's zone, as {@code 2026-09-30T16:00}
 * @param amount of the unit
 */
public record Attempt(String start, String amount, Unit unit) {

    private static final BigDecimal MOST_SECONDS = new BigDecimal(3653L * 24 * 3600);

    /** What a target is counted in. */
    public enum Unit {
        BUSINESS_HOURS(3600),
        BUSINESS_MINUTES(60),
        BUSINESS_DAYS(1),
        HOURS(3600);

        private final BigDecimal seconds;

        Unit(int seconds) {
            this.seconds = new BigDecimal(seconds);
        }

        /** As the page and its texts name it: {@code business-hours}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Attempt of(Typed typed) {
        return new Attempt(typed.text("start"), typed.text("amount"), unit(typed.text("unit")));
    }

    /** Eight business hours from now. */
    static Attempt fromNow(Clock clock, ZoneId zone) {
        var now = LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES);
        return new Attempt(now.toString(), "8", Unit.BUSINESS_HOURS);
    }

    /** @return null, and a fault is added, when what was typed is none */
    LocalDateTime begin(List<FieldProblem> faults) {
        try {
            var begin = LocalDateTime.parse(start);
            if (begin.getYear() >= 1900 && begin.getYear() < 2200) {
                return begin;
            }
            faults.add(Faults.problem("start", "year", "1900", "2199"));
        } catch (DateTimeException e) {
            faults.add(Faults.problem("start", start.isEmpty() ? "given" : "moment"));
        }
        return null;
    }

    /** @return null, and a fault is added, when what was typed is none */
    Target target(List<FieldProblem> faults) {
        try {
            var number = new BigDecimal(amount.replace(',', '.'));
            if (number.signum() < 0) {
                faults.add(Faults.problem("amount", "not-negative"));
            } else if (number.precision() - number.scale() > 12
                    || number.multiply(unit.seconds).compareTo(MOST_SECONDS) > 0) {
                faults.add(Faults.problem("amount", "ten-years"));
            } else {
                return target(number);
            }
        } catch (NumberFormatException e) {
            faults.add(Faults.problem("amount", amount.isEmpty() ? "given" : "number"));
        } catch (ArithmeticException e) {
            faults.add(Faults.problem("amount", "whole-days-only"));
        }
        return null;
    }

    private Target target(BigDecimal number) {
        if (unit == Unit.BUSINESS_DAYS) {
            return new Target.BusinessDays(number.intValueExact());
        }
        var time = Duration.ofSeconds(number.multiply(unit.seconds).longValue());
        return unit == Unit.HOURS ? new Target.WallClock(time) : new Target.BusinessTime(time);
    }

    private static Unit unit(String word) {
        for (var unit : Unit.values()) {
            if (unit.word().equals(word)) {
                return unit;
            }
        }
        return Unit.BUSINESS_HOURS;
    }
}
