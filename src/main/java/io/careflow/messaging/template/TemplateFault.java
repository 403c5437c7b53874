package io.careflow.messaging.template;

/** A template is missing, malformed, or needs a variable that nobody offers; trying again does not help. */
public class TemplateFault extends RuntimeException {

    private final String variable;

    /** @param message names the file and the fault, and holds no personal data */
    TemplateFault(String message) {
        this(message, null);
    }

    private TemplateFault(String message, String variable) {
        super(message);
        this.variable = variable;
    }

    static TemplateFault missing(String file, int line, String variable) {
        return new TemplateFault(file + " line " + line + " needs '" + variable + "', which nobody offers", variable);
    }

    /** The variable that is missing; null when it is not about one. */
    public String variable() {
        return variable;
    }
}
