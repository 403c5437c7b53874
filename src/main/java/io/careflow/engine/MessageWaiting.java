package io.careflow.engine;

/** A process message was written and can be sent once its transaction has committed. */
record MessageWaiting() {}
