package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.platform.FieldProblem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DenialTest {

    @Test
    void theReasonOfADenialStillNamesItsFields() {
        var problems = List.of(
                new FieldProblem("compensation", "must be at most 500"), new FieldProblem("cause", "is required"));
        assertThat(Denial.fields(Denial.reason(problems))).isEqualTo(problems);
    }

    @Test
    void theReasonOfAnotherListenerNamesNone() {
        assertThat(Denial.fields("Ask your lead first")).isEmpty();
    }

    @Test
    void aCursorSurvivesTheWayThroughAnAddress() {
        var dated = new TaskCursor(Instant.parse("2026-11-22T10:00:00.123456Z"), 7);
        assertThat(TaskCursor.parse(dated.toString())).isEqualTo(dated);
        var undated = new TaskCursor(null, 8);
        assertThat(TaskCursor.parse(undated.toString())).isEqualTo(undated);
    }
}
