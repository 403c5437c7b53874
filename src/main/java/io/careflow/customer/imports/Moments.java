package io.careflow.customer.imports;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads dates and times in the notations of a mapping. */
final class Moments {

    private static final DateTimeFormatter ISO = format("yyyy-MM-dd[['T'][' ']HH:mm[:ss[.SSS]][XXX]]");

    private final List<DateTimeFormatter> formats;
    private final ZoneId zone;

    /**
     * @param formats null for ISO 8601
     * @param zone of what says none
     */
    Moments(List<String> formats, ZoneId zone) {
        // A workbook's dates come in ISO 8601 whatever the mapping says.
        this.formats = Stream.concat(
                        formats == null ? Stream.empty() : formats.stream().map(Moments::format), Stream.of(ISO))
                .toList();
        this.zone = zone;
    }

    /** @throws IllegalArgumentException when it is none */
    static DateTimeFormatter format(String pattern) {
        // Strictly, the year of an era needs the era: what people write as yyyy is the year itself.
        return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The instant; a date without a time is the begin of its day. */
    Optional<Instant> instant(String text) {
        return parsed(text).map(moment -> {
            var time = moment.query(TemporalQueries.localTime());
            var at = date(moment).atTime(time == null ? LocalTime.MIN : time);
            var said = moment.query(TemporalQueries.zone());
            return at.atZone(said == null ? zone : said).toInstant();
        });
    }

    /** The day, in its own zone. */
    Optional<LocalDate> date(String text) {
        return parsed(text).map(Moments::date);
    }

    private static LocalDate date(TemporalAccessor moment) {
        return moment.query(TemporalQueries.localDate());
    }

    private Optional<TemporalAccessor> parsed(String text) {
        for (var format : formats) {
            // Asked what it holds, not tried for what it could be: an exception for each line of a file takes its time.
            var end = new ParsePosition(0);
            try {
                var moment = format.parseUnresolved(text, end) == null || end.getIndex() < text.length()
                        ? null
                        : format.parse(text);
                if (moment != null && date(moment) != null) {
                    return Optional.of(moment);
                }
            } catch (DateTimeException noSuchDay) {
                continue;
            }
        }
        return Optional.empty();
    }
}
