package io.careflow.platform;

import java.time.Instant;

/**
 * The clock was moved: whatever polls for due work looks at once.
 *
 * @param now the new time
 */
public record ClockAdvanced(Instant now) {}
