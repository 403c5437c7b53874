package io.careflow.customer.standing;

import io.careflow.customer.standing.NightlyRun.Progress;
import io.careflow.platform.CompanyDay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Rates all customers once a business date, driven by the process {@code customer-standing}. */
@Service
public class StandingRuns {

    private final NightlyRun run;
    private final CompanyDay day;

    StandingRuns(JdbcClient jdbc, Standings standings, CompanyDay day, Clock clock) {
        this.run = new NightlyRun(jdbc, clock, "standing_run", standings::rate);
        this.day = day;
    }

    /** The company's date now. */
    public LocalDate today() {
        return day.today();
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
