package io.careflow.servicelevel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A business calendar as people write it, in the API, in the database and in the files of {@code calendars/}. Nothing of
 * it has been checked; {@link CalendarReader} does.
 *
 * @param id by which models and policies name it
 * @param name for people
 * @param timeZone IANA name of the zone whose wall clock the windows are told by
 * @param week windows per weekday, each of them two times: {@code {"MONDAY": [["09:00", "18:00"]]}}; a day that is
 *     missing is closed
 * @param exceptions dates that are otherwise than their weekday
 * @param publishedYears years whose exceptions are complete; empty where nothing is published by the year
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CalendarDefinition(
        @Schema(example = "standard") String id,
        @Schema(example = "China working hours") String name,
        @Schema(example = "Asia/Shanghai") String timeZone,

        @Schema(
                description = "Windows per weekday (MONDAY to SUNDAY), each [from, to]; 24:00 ends the day",
                example = "{\"MONDAY\": [[\"09:00\", \"12:00\"], [\"13:00\", \"18:00\"]]}")
        Map<String, List<List<String>>> week,

        List<DatedException> exceptions,
        List<Integer> publishedYears) {

    /**
     * @param date ISO-8601
     * @param windows of that date instead of its weekday's; none when no work is done
     * @param reason like 国庆节; may be null
     * @param source who says so; may be null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DatedException(
            @Schema(example = "2026-10-01") String date,
            @Schema(example = "[]") List<List<String>> windows,
            @Schema(example = "国庆节") String reason,
            @Schema(example = "国办发明电〔2025〕7号") String source) {}

    /** The same with the weekdays in the order of the week, which JSON in the database does not keep. */
    CalendarDefinition inOrder() {
        var days = new LinkedHashMap<String, List<List<String>>>();
        for (var day : DayOfWeek.values()) {
            if (week.containsKey(day.name())) {
                days.put(day.name(), week.get(day.name()));
            }
        }
        return new CalendarDefinition(id, name, timeZone, days, exceptions, publishedYears);
    }

    /** A name for exactly this content, once it is in order. */
    String fingerprint() {
        return Fingerprint.of(toString());
    }
}
