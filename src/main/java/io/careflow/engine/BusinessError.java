package io.careflow.engine;

/**
 * Something that the model foresees: becomes a BPMN error of this code. One that no boundary event catches makes an
 * incident.
 */
public class BusinessError extends RuntimeException {

    private final String code;

    /**
     * @param code the error code in the model, like {@code Err_CustomerUnreachable}
     * @param message why, for a person; no personal data
     */
    public BusinessError(String code, String message) {
        super(message);
        this.code = code;
    }

    /** The error code in the model. */
    public String code() {
        return code;
    }
}
