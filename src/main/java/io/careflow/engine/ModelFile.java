package io.careflow.engine;

import java.nio.charset.StandardCharsets;

/**
 * A model, a decision table or a form.
 *
 * @param name its path from the root of the repository: {@code bpmn/complaint-handling.bpmn}
 * @param content its text
 */
record ModelFile(String name, String content) {

    boolean isProcess() {
        return name.endsWith(".bpmn");
    }

    boolean isDecision() {
        return name.endsWith(".dmn");
    }

    byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
