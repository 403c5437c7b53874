package io.careflow.desk.web.calendar;

/**
 * One change of a calendar, for a reader.
 *
 * @param kind {@code added}, {@code removed} or {@code changed}
 */
public record ChangeLine(String kind, String words) {}
