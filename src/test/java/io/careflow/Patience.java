package io.careflow;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long every test waits for what should happen, unless it says otherwise: only a failing test takes that long, and a
 * busy machine fails none. Threads of servers that a test stops or cuts off may complain without failing it.
 */
public class Patience implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** Thousands of waits are most of the time that the tests take. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
        Awaitility.setDefaultPollInterval(LOOK_AGAIN);
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
