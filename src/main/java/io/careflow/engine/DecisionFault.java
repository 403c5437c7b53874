package io.careflow.engine;

import java.util.List;

/** A decision that cannot be made, or a decision file that cannot be read. */
public class DecisionFault extends RuntimeException {

    private final String decision;
    private final String word;
    private final String reason;
    private final List<String> arguments;

    /**
     * @param decision its id; null when it is the whole file
     * @param word names what is broken, by which a page says it in its reader's language; null for none
     * @param arguments what the reason speaks of
     */
    public DecisionFault(String decision, String word, String reason, String... arguments) {
        super(decision == null ? reason : decision + ": " + reason);
        this.decision = decision;
        this.word = word;
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** The decision's id; null when it is the whole file. */
    public String decision() {
        return decision;
    }

    /** {@code no-row} of a combination, {@code overlap} of rows and a combination, ...; null for what has no word. */
    public String word() {
        return word;
    }

    /** For a person, on one line. */
    public String reason() {
        return reason;
    }

    /** What the reason speaks of, in the order in which it does. */
    public List<String> arguments() {
        return arguments;
    }
}
