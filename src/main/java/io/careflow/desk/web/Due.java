package io.careflow.desk.web;

import java.time.Instant;

/**
 * When a task is due, for a reader.
 *
 * @param at null for an undated task
 * @param words {@code in 3 h}, {@code overdue by 2 h}
 * @param level {@code overdue}, {@code soon}, {@code later} or {@code none}: the colour that goes with the words
 */
public record Due(Instant at, String words, String level) {}
