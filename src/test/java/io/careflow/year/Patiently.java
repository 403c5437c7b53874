package io.careflow.year;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Nobody gives up because the program is just starting again. */
final class Patiently {

    static final Duration LONGEST = Duration.ofMinutes(5);

    private Patiently() {}

    static void again(Callable<Boolean> what) {
        await().atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(what);
    }
}
