package io.careflow.messaging.dispatch;

import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.MessageSubject;

/**
 * A message that somebody wants sent.
 *
 * @param key the same for the same message, however often it is asked for
 */
public record NewMessage(String key, Channel channel, String template, Purpose purpose, MessageSubject subject) {}
