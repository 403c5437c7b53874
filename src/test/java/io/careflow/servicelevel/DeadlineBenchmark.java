package io.careflow.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jbpm.process.core.timer.BusinessCalendarImpl;
import org.jbpm.process.core.timer.CalendarBean;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a deadline costs, beside jBPM's business calendar. Both know the same hours and holidays; the make-up working
 * days of China are left out, since jBPM has no such thing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DeadlineBenchmark {

    static final Instant START = Instant.parse("2026-03-04T02:17:00Z");

    /** Business hours, nine a day: one hour, 24 hours (three days), 90 days, five years of 250 days. */
    @Param({"1", "24", "810", "11250"})
    public int hours;

    private BusinessCalendar careflow;
    private CalendarDefinition definition;
    private BusinessCalendarImpl jbpm;
    private Duration target;
    private String expression;

    @Setup
    public void calendars() {
        var standard = Calendars.definition("standard");
        definition = new CalendarDefinition(
                standard.id(),
                standard.name(),
                standard.timeZone(),
                standard.week(),
                standard.exceptions().stream()
                        .filter(day -> day.windows().isEmpty())
                        .toList(),
                standard.publishedYears());
        careflow = CalendarReader.kept(definition);
        jbpm = jbpm(definition);
        target = Duration.ofHours(hours);
        expression = hours + "h";
    }

    @Benchmark
    public Instant careflow() {
        return careflow.add(START, target);
    }

    /** A calendar that has just been read, as in a preview with a calendar of its own. */
    @Benchmark
    public Instant careflowReadAnew() {
        return CalendarReader.kept(definition).add(START, target);
    }

    @Benchmark
    public Date jbpm() {
        return jbpm.calculateBusinessTimeAsDate(expression);
    }

    private static BusinessCalendarImpl jbpm(CalendarDefinition definition) {
        var zone = TimeZone.getTimeZone(definition.timeZone());
        var properties = new Properties();
        properties.setProperty(BusinessCalendarImpl.START_HOUR, "9");
        properties.setProperty(BusinessCalendarImpl.END_HOUR, "18");
        properties.setProperty(BusinessCalendarImpl.TIMEZONE, definition.timeZone());
        properties.setProperty(BusinessCalendarImpl.WEEKEND_DAYS, Calendar.SATURDAY + "," + Calendar.SUNDAY);
        properties.setProperty(BusinessCalendarImpl.HOLIDAY_DATE_FORMAT, "yyyy-MM-dd");
        properties.setProperty(
                BusinessCalendarImpl.HOLIDAYS,
                definition.exceptions().stream()
                        .map(CalendarDefinition.DatedException::date)
                        .collect(Collectors.joining(",")));
        var now = new GregorianCalendar(zone);
        now.setTimeInMillis(START.toEpochMilli());
        return BusinessCalendarImpl.builder()
                .withCalendarBean(new CalendarBean(properties))
                .withTestingCalendar(now)
                .build();
    }
}
