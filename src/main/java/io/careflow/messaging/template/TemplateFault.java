package io.careflow.messaging.template;

/** A template is missing, malformed, or needs a variable that nobody offers; trying again does not help. */
public class TemplateFault extends RuntimeException {

    /** @param message names the file and the fault, and holds no personal data */
    TemplateFault(String message) {
        super(message);
    }
}
