package io.careflow.servicelevel;

import java.util.List;

/**
 * What entering a list of holidays changed.
 *
 * @param year now published
 * @param added dates that had no exception before, in ISO-8601
 * @param changed dates whose exception was replaced
 * @param unchanged how many dates were so already
 * @param version of the calendar now
 */
public record HolidayImport(int year, List<String> added, List<String> changed, int unchanged, int version) {}
