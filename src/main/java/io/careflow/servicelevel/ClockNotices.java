package io.careflow.servicelevel;

import io.careflow.engine.HopelessJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Gives the notices of all clocks at their time, driven by the process {@code service-level-notices}. */
@Service
public class ClockNotices {

    /** How often the process begins anew; what is due before that, it waits for. */
    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final int PAGE = 200;

    /** When a clock whose notice failed is looked at again: it must neither keep others waiting nor be forgotten. */
    private static final Duration AFTER_A_FAULT = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(ClockNotices.class);

    private final ClockTable table;
    private final Clocks clocks;
    private final Clock time;

    ClockNotices(ClockTable table, Clocks clocks, Clock time) {
        this.table = table;
        this.clocks = clocks;
        this.time = time;
    }

    /**
     * Gives every notice that is due, each in a transaction of its own.
     *
     * @return when the next one is due, if that is before the process begins anew
     * @throws HopelessJob when notices could not be given, naming their clocks; all others have been given
     */
    public Optional<Instant> giveDue() {
        var failed = new ArrayList<UUID>();
        List<UUID> due;
        do {
            due = table.withNoticeDue(time.instant(), PAGE);
            due.stream().filter(clock -> !give(clock)).forEach(failed::add);
        } while (due.size() == PAGE);
        if (!failed.isEmpty()) {
            throw new HopelessJob("Notices of these clocks could not be given, the log says why: " + failed);
        }
        return table.nextNoticeBefore(time.instant().plus(PERIOD));
    }

    private boolean give(UUID clock) {
        try {
            clocks.giveNotices(clock);
            return true;
        } catch (RuntimeException e) {
            log.error("The notices of clock {} could not be given", clock, e);
            table.postponeNotice(clock, time.instant().plus(AFTER_A_FAULT));
            return false;
        }
    }
}
