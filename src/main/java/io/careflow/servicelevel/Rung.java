package io.careflow.servicelevel;

/**
 * A rung of an escalation ladder: who is notified once so much of a target has been consumed.
 *
 * @param level its name, of letters, digits and hyphens: {@code warning}, {@code breach}
 * @param percent the part of the target, 1 to 1000; below 100 is a warning, 100 the breach, above an escalation
 * @param group candidate group that is notified
 */
public record Rung(String level, int percent, String group) {

    static final int BREACH = 100;

    /** @throws IllegalArgumentException naming what is wrong */
    public Rung {
        if (level == null || !level.matches("[a-z0-9][a-z0-9-]{0,40}")) {
            throw new IllegalArgumentException("a level is named with letters, digits and hyphens, not " + level);
        }
        if (percent < 1 || percent > 1000) {
            throw new IllegalArgumentException("percent of " + level + " must be 1 to 1000");
        }
        if (group == null || group.isBlank()) {
            throw new IllegalArgumentException("group of " + level + " is missing");
        }
    }

    boolean isWarning() {
        return percent < BREACH;
    }
}
