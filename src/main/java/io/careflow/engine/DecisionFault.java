package io.careflow.engine;

/** A decision that cannot be made, or a decision file that cannot be read. */
public class DecisionFault extends RuntimeException {

    private final String decision;
    private final String reason;

    /** @param decision its id; null when it is the whole file */
    public DecisionFault(String decision, String reason) {
        super(decision == null ? reason : decision + ": " + reason);
        this.decision = decision;
        this.reason = reason;
    }

    /** The decision's id; null when it is the whole file. */
    public String decision() {
        return decision;
    }

    /** For a person, on one line. */
    public String reason() {
        return reason;
    }
}
