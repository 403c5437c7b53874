package io.careflow.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A message as it would be sent.
 *
 * @param subject of an e-mail; null for an SMS and for a text that is no template
 * @param html of an e-mail; null as above
 * @param encoding of an SMS, {@code GSM-7} or {@code UCS-2}; null for an e-mail
 * @param characters of an SMS as the network counts them; null for an e-mail
 * @param segments how many messages an SMS is charged as; null for an e-mail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessagePreview(
        Channel channel,
        String subject,
        String text,
        String html,
        String encoding,
        Integer characters,
        Integer segments) {}
