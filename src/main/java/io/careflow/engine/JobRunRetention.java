package io.careflow.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets job runs that no engine will ask about any more, a batch at a time so that nobody waits for it. */
@Component
class JobRunRetention {

    static final Duration KEPT = Duration.ofDays(30);

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    JobRunRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void removeOld() {
        var before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        while (jdbc.sql("""
                                delete from job_run where job_key in
                                (select job_key from job_run where at < ? order by at limit ?)""").params(before, BATCH).update() == BATCH) {}
    }
}
