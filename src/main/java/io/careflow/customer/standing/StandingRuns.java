package io.careflow.customer.standing;

import io.careflow.customer.standing.NightlyRun.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Rates all customers once a business date, driven by the process {@code customer-standing}. */
@Service
public class StandingRuns {

    private final NightlyRun run;
    private final StandingSettings settings;
    private final Clock clock;

    StandingRuns(JdbcClient jdbc, Standings standings, StandingSettings settings, Clock clock) {
        this.run = new NightlyRun(jdbc, clock, "standing_run", standings::rate);
        this.settings = settings;
        this.clock = clock;
    }

    /** The company's date now. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    /**
     * Goes on with the run of a business date, or begins it. A finished run stays as it is.
     *
     * @param longest after how long no further pages are begun
     * @return how far it is then
     */
    public Progress goOn(LocalDate on, Duration longest) {
        return run.goOn(on, longest);
    }

    Progress goOn(LocalDate on, Duration longest, int page) {
        return run.goOn(on, longest, page);
    }
}
