package io.careflow.servicelevel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.CareflowTest;
import io.careflow.GivenJobs;
import io.careflow.engine.InvalidVariable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CareflowTest
class StartClockWorkerTest {

    @Autowired
    StartClockWorker worker;

    @ParameterizedTest
    @CsvSource({
        "PT8H, 2026-03-09T07:00:00Z",
        "1 business day, 2026-03-09T08:00:00Z",
        "PT24H wall clock, 2026-03-07T08:00:00Z"
    })
    void everyKindOfTargetIsTaken(String target, String due) {
        assertThat(worker.start(GivenJobs.withVariables(with("target", target))))
                .containsEntry("dueAt", due)
                .containsEntry("isNew", true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            target   | soon               | must be business time like "PT8H"
            target   | P2D                | must be in hours, minutes and seconds
            target   | -1 business days   | must not be negative
            target   | 0 business days    | must be more than nothing
            target   | PT0S               | must be more than nothing
            target   | 3000 business days | is out of reach
            target   |                    | must not be blank
            calendar | lunar              | is unknown
            metric   | mood               | must be first-response
            """)
    void whatMakesNoSenseIsNamed(String variable, String value, String reason) {
        assertThatThrownBy(() -> worker.start(GivenJobs.withVariables(with(variable, value))))
                .isInstanceOf(InvalidVariable.class)
                .hasMessageStartingWith("Variable '" + variable + "' ")
                .hasMessageContaining(reason);
    }

    @Test
    void noticeThatIsOutOfReachIsFoundAtTheStart() {
        var variables = with("target", "PT80000H wall clock");
        assertThat(worker.start(GivenJobs.withVariables(variables))).containsEntry("isNew", true);
        variables.put("subjectId", UUID.randomUUID().toString());
        variables.put("ladder", List.of(Map.of("level", "second-level", "percent", 150, "group", "operations")));
        assertThatThrownBy(() -> worker.start(GivenJobs.withVariables(variables)))
                .isInstanceOf(InvalidVariable.class)
                .hasMessageContaining("Variable 'target' is out of reach");
    }

    /** From Friday, four in the afternoon in Shanghai. */
    private static Map<String, Object> with(String variable, String value) {
        var variables = new HashMap<String, Object>(Map.of(
                "subjectType", "test",
                "subjectId", UUID.randomUUID().toString(),
                "metric", "resolution",
                "target", "PT8H",
                "calendar", "standard",
                "start", "2026-03-06T16:00:00+08:00"));
        variables.put(variable, value);
        return variables;
    }
}
