package io.careflow.churn;

import io.careflow.customer.standing.NightlyRun;
import io.careflow.customer.standing.NightlyRun.Progress;
import io.careflow.platform.CompanyDay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Scores all customers once a business date, driven by the process {@code churn-rescue-planning}. */
@Service
public class ChurnRuns {

    private final NightlyRun run;
    private final CompanyDay day;

    ChurnRuns(JdbcClient jdbc, ChurnScores scores, CompanyDay day, Clock clock) {
        this.run = new NightlyRun(jdbc, clock, "churn_run", scores::rate);
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
