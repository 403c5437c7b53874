package io.careflow.year;

import io.careflow.Api;
import java.time.Duration;
import java.util.regex.Pattern;

/** How many jobs careflow's workers have and have not answered, by its own counters. */
final class JobsInWork {

    private static final Pattern COUNTER =
            Pattern.compile("^camunda_job_invocations_total\\{action=\"([a-z-]+)\".*} ([0-9.E]+)$", Pattern.MULTILINE);

    /** The engine gives a job to another worker long before this. */
    private static final Duration FOR_GOOD = Duration.ofSeconds(20);

    private final Api admin;
    private long held;
    /** In nanoseconds of the machine. */
    private long heldSince;
    /** Whose answer was refused, as their process went on without them: they are never counted as answered. */
    private long abandoned;

    JobsInWork(Api admin) {
        this.admin = admin;
    }

    /** None but those that nobody waits for any more. */
    boolean none() {
        var now = held();
        if (now != held) {
            held = now;
            heldSince = System.nanoTime();
        } else if (System.nanoTime() - heldSince > FOR_GOOD.toNanos()) {
            abandoned = held;
        }
        abandoned = Math.min(abandoned, held);
        return held == abandoned;
    }

    private long held() {
        var answer = admin.get("/actuator/prometheus");
        if (answer.status() != 200) {
            throw new AssertionError("The counters answer " + answer.status());
        }
        return COUNTER.matcher(answer.response().body())
                .results()
                .mapToLong(counter ->
                        (counter.group(1).equals("activated") ? 1 : -1) * (long) Double.parseDouble(counter.group(2)))
                .sum();
    }
}
