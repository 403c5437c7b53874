package io.careflow.desk.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where a customer stands, as the page shows it.
 *
 * @param signals what speaks for it, words by label, in their order
 * @param changes how it came to be, newest first
 */
record StandingPanel(List<Part> parts, Map<String, String> signals, List<Change> changes) {

    /**
     * One aspect.
     *
     * @param aspect code of the aspect: {@code tier}
     * @param value null while it was never rated
     * @param why in a sentence; null where no table says so
     */
    record Part(String aspect, String value, Instant since, String why) {}

    /** @param from null for the first rating */
    record Change(String aspect, String from, String to, Instant since, String why) {}
}
