package io.careflow.customer.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
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
            if (moment instanceof OffsetDateTime at) {
                return at.toInstant();
            }
            return moment instanceof LocalDateTime at
                    ? at.atZone(zone).toInstant()
                    : LocalDate.from(moment).atStartOfDay(zone).toInstant();
        });
    }

    /** The day, in its own zone. */
    Optional<LocalDate> date(String text) {
        return parsed(text).map(LocalDate::from);
    }

    private Optional<TemporalAccessor> parsed(String text) {
        for (var format : formats) {
            try {
                return Optional.of(format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
            } catch (DateTimeException other) {
                continue;
            }
        }
        return Optional.empty();
    }
}
