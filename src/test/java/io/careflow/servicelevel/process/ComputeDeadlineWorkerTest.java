package io.careflow.servicelevel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.careflow.CareflowTest;
import io.careflow.GivenJobs;
import io.careflow.OneTaskFlow;
import io.careflow.engine.InvalidVariable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class ComputeDeadlineWorkerTest {

    private static final Map<String, Object> FOUR_HOURS = Map.of(
            "metric", "first-response",
            "target", "PT4H",
            "calendar", "standard",
            "start", "2026-03-06T16:00:00.5+08:00",
            "warnAtPercent", 25);

    @Autowired
    ComputeDeadlineWorker worker;

    @Autowired
    CamundaClient engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void flowGetsItsDeadlineFromTheEngine() {
        var flow = new OneTaskFlow(engine, "compute-deadline");

        assertThat(flow.run(FOUR_HOURS))
                .containsEntry("warnAt", "2026-03-06T09:00:00.500Z")
                .containsEntry("dueAt", "2026-03-09T03:00:00.500Z");
        assertThat(flow.incident(with("calendar", "lunar"))).contains("Variable 'calendar' is unknown");
        assertThat(flow.incident(with("target", "soon"))).contains("Variable 'target' must be an ISO-8601 duration");
    }

    @Test
    void startsNowAndWarnsAtThreeQuartersByDefault() {
        var before = clock.instant().minusMillis(1);
        var result = worker.compute(GivenJobs.withVariables(
                Map.of("metric", "resolution", "target", "PT8H", "calendar", "around-the-clock")));

        var due = Instant.parse((String) result.get("dueAt"));
        assertThat(due)
                .isBetween(before.plus(Duration.ofHours(8)), clock.instant().plus(Duration.ofHours(8)));
        assertThat(result.get("warnAt"))
                .isEqualTo(due.minus(Duration.ofHours(2)).toString());
    }

    @Test
    void pausesAndFeelDateTimesAreUnderstood() {
        var pauses = List.of(Map.of("from", "2026-03-02T02:00:00Z[Etc/UTC]", "to", "2026-03-02T12:00:00+08:00"));

        assertThat(worker.compute(GivenJobs.withVariables(Map.of(
                        "metric", "resolution",
                        "target", "PT4H",
                        "calendar", "standard",
                        "start", "2026-03-02T09:00:00+08:00[Asia/Shanghai]",
                        "pauses", pauses))))
                .containsEntry("dueAt", "2026-03-02T07:00:00Z");
    }

    @Test
    void repeatedJobGetsTheFirstDeadlineAndRecordsItOnce() {
        var job = GivenJobs.withVariables(
                Map.of("metric", "resolution", "target", "PT8H", "calendar", "around-the-clock"));

        assertThat(worker.compute(job)).isEqualTo(worker.compute(job));
        assertThat(count(job.getKey())).isOne();
    }

    @Test
    void recordsWhatTheDeadlineCameFrom() {
        var complaint = UUID.randomUUID();
        var job = GivenJobs.withVariables(with("complaintId", complaint.toString()));
        worker.compute(job);

        assertThat(jdbc.sql(
                                "select metric, calendar, target, warn_at_percent, pauses::text, calendar_version <> '' as versioned,"
                                        + " due_at = '2026-03-09T03:00:00.5Z' as due,"
                                        + " start_at = '2026-03-06T08:00:00.5Z' as started"
                                        + " from deadline_event where complaint_id = ?")
                        .param(complaint)
                        .query()
                        .singleRow()
                        .values())
                .containsExactly("first-response", "standard", "PT4H", 25, "[]", true, true, true);
    }

    @Test
    void eventsOfDeadlinesAreNeverChanged() {
        var job = GivenJobs.withVariables(FOUR_HOURS);
        worker.compute(job);

        assertThatThrownBy(() -> jdbc.sql("delete from deadline_event where job_key = ?")
                        .param(job.getKey())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThat(count(job.getKey())).isOne();
    }

    @Test
    void deadlineBeyondThePublishedHolidaysCarriesAWarning() {
        var job = GivenJobs.withVariables(with("start", "2026-12-31T17:00:00+08:00"));
        worker.compute(job);

        assertThat(jdbc.sql("select warnings[1] from deadline_event where job_key = ?")
                        .param(job.getKey())
                        .query(String.class)
                        .single())
                .isEqualTo("calendar standard does not know the holidays of 2027 yet");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            metric        | mood                | metric        | must be first-response
            metric        |                     | metric        | must not be null
            target        |                     | target        | must not be null
            target        | P2D                 | target        | without days
            target        | PT                  | target        | ISO-8601
            target        | -PT4H               | target        | ISO-8601
            target        | PT99999H            | target        | must be at most PT8784H
            calendar      |                     | calendar      | must not be blank
            calendar      | lunar               | calendar      | is unknown. There is no calendar lunar among [
            start         | tomorrow            | start         | must be
            start         | 2026-03-02T09:00:00 | start         | must be
            warnAtPercent | 0                   | warnAtPercent | must be greater than or equal to 1
            warnAtPercent | 101                 | warnAtPercent | must be less than or equal to 100
            warnAtPercent | soon                | warnAtPercent | must be
            complaintId   | C-000001            | complaintId   | must be
            pauses        | none                | pauses        | must be
            """)
    void namesTheVariableAtFault(String variable, String value, String named, String reason) {
        assertThatThrownBy(() -> worker.compute(GivenJobs.withVariables(with(variable, value))))
                .isInstanceOf(InvalidVariable.class)
                .hasMessageStartingWith("Variable '" + named + "' ")
                .hasMessageContaining(reason);
    }

    @Test
    void namesThePauseAtFault() {
        var backwards = Map.of("from", "2026-03-02T12:00:00Z", "to", "2026-03-02T11:00:00Z");
        var open = Map.of("from", "2026-03-02T12:00:00Z");

        assertThatThrownBy(() -> worker.compute(GivenJobs.withVariables(with("pauses", List.of(backwards)))))
                .hasMessage("Variable 'pauses[0].to' must not be before from");
        assertThatThrownBy(() -> worker.compute(GivenJobs.withVariables(with("pauses", List.of(open)))))
                .hasMessage("Variable 'pauses[0].to' must not be null");
    }

    private static Map<String, Object> with(String variable, Object value) {
        var variables = new HashMap<>(FOUR_HOURS);
        variables.put(variable, value);
        return variables;
    }

    private int count(long jobKey) {
        return jdbc.sql("select count(*) from deadline_event where job_key = ?")
                .param(jobKey)
                .query(Integer.class)
                .single();
    }
}
