package io.careflow.messaging;

/**
 * A template in one language.
 *
 * @param name {@code complaint-response}
 * @param locale as its files are called: {@code zh}
 */
public record WrittenTemplate(Channel channel, String name, String locale) {}
