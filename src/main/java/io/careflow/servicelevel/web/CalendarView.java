package io.careflow.servicelevel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.servicelevel.CalendarDefinition;
import io.careflow.servicelevel.CalendarDefinition.DatedException;
import io.careflow.servicelevel.StoredCalendar;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A calendar with its version, as it is answered and as it may be put again.
 *
 * @param version when putting: the version that is to be replaced; null for whichever there is
 * @param fingerprint read only, as are the two after it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarView(
        @Schema(example = "standard") String id,
        String name,
        @Schema(example = "Asia/Shanghai") String timeZone,

        @Schema(
                description = "Windows per weekday (MONDAY to SUNDAY), each [from, to]; 24:00 ends the day",
                example = "{\"MONDAY\": [[\"09:00\", \"12:00\"], [\"13:00\", \"18:00\"]]}")
        Map<String, List<List<String>>> week,

        List<DatedException> exceptions,
        List<Integer> publishedYears,
        Integer version,
        @Schema(accessMode = Schema.AccessMode.READ_ONLY) String fingerprint,
        @Schema(accessMode = Schema.AccessMode.READ_ONLY) Instant changedAt,
        @Schema(accessMode = Schema.AccessMode.READ_ONLY) String changedBy) {

    static CalendarView of(StoredCalendar calendar) {
        var definition = calendar.definition();
        return new CalendarView(
                definition.id(),
                definition.name(),
                definition.timeZone(),
                definition.week(),
                definition.exceptions(),
                definition.publishedYears(),
                calendar.version(),
                calendar.fingerprint(),
                calendar.changedAt(),
                calendar.changedBy());
    }

    CalendarDefinition definition() {
        return new CalendarDefinition(id, name, timeZone, week, exceptions, publishedYears);
    }
}
