package io.careflow.engine;

/** A process variable is missing or not what the worker needs: an incident that names it, and never its value. */
public class InvalidVariable extends HopelessJob {

    private final String variable;

    /**
     * @param variable its name, with the path inside it: {@code pauses[0].from}
     * @param problem what is wrong: {@code must not be blank}
     */
    public InvalidVariable(String variable, String problem) {
        super("Variable '" + variable + "' " + problem);
        this.variable = variable;
    }

    /** The name of the first variable at fault. */
    public String variable() {
        return variable;
    }
}
