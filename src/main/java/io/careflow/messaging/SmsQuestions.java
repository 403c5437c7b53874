package io.careflow.messaging;

import java.util.UUID;

/** Questions that customers were asked by SMS and may answer by SMS; implemented by the module that asks them. */
public interface SmsQuestions {

    /**
     * Takes what a customer wrote for the answer to an open question, in the caller's transaction.
     *
     * @param text as they wrote it
     * @return false when there is no open question, or this is no answer to it; nothing is changed then
     */
    boolean answer(UUID customerId, String text);
}
