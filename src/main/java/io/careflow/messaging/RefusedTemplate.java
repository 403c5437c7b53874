package io.careflow.messaging;

/**
 * A template in one language that was changed and cannot be used: messages are made as before.
 *
 * @param path {@code templates/email/complaint-response/zh}
 * @param fault what is wrong with it
 */
public record RefusedTemplate(String path, String fault) {}
