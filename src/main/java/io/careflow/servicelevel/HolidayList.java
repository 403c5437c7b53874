package io.careflow.servicelevel;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Days off and make-up working days of a year as they are published. Nothing of it has been checked.
 *
 * @param year the year it is the whole list of
 * @param papers addresses of the notices
 * @param days may lie in a neighbouring year
 */
public record HolidayList(@Schema(example = "2026") Integer year, List<String> papers, List<Day> days) {

    /**
     * @param name like 国庆节
     * @param date ISO-8601
     * @param isOffDay false for a day that is worked instead of another
     */
    public record Day(
            @Schema(example = "国庆节") String name,
            @Schema(example = "2026-10-01") String date,
            Boolean isOffDay) {}
}
