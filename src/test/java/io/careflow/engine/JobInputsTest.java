package io.careflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.GivenJobs;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobInputsTest {

    enum Kind {
        FIRST,
        SECOND
    }

    record Pause(@NotNull Instant from) {}

    record Input(
            @NotBlank String name,
            @NotNull UUID id,
            Kind kind,
            Duration target,
            @Max(100) Integer percent,
            Instant start,
            List<@Valid Pause> pauses) {}

    private final JobInputs inputs =
            new JobInputs(Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void variablesBecomeARecordAndOthersAreLeftOut() {
        var input = read(Map.of(
                "kind",
                "SECOND",
                "target",
                "PT4H",
                "percent",
                75,
                "unknown",
                Map.of("deep", 1),
                "pauses",
                List.of(Map.of("from", "2026-11-22T10:00:00Z"))));

        assertThat(input.kind()).isEqualTo(Kind.SECOND);
        assertThat(input.target()).isEqualTo(Duration.ofHours(4));
        assertThat(input.pauses()).containsExactly(new Pause(Instant.parse("2026-11-22T10:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:32:06.959Z,",
        "2026-11-22T10:32:06.959Z[Etc/UTC],",
        "2026-11-22T18:32:06.959+08:00,",
        "2026-11-22T18:32:06.959+08:00[Asia/Shanghai],"
    })
    void dateTimesAreReadAsFeelWritesThem(String text) {
        assertThat(read(Map.of("start", text)).start()).isEqualTo(Instant.parse("2026-11-22T10:32:06.959Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "name,' ',Variable 'name' must not be blank",
        "id,4711,Variable 'id' must be a UUID",
        "kind,THIRD,'Variable ''kind'' must be one of [FIRST, SECOND]'",
        "target,four hours,Variable 'target' must be a Duration",
        "percent,many,Variable 'percent' must be a Integer",
        "start,2026-11-22,Variable 'start' must be a Instant"
    })
    void anInvalidVariableIsNamedAndItsValueIsNot(String variable, String value, String message) {
        assertThatThrownBy(() -> read(Map.of(variable, value)))
                .isInstanceOf(InvalidVariable.class)
                .hasMessage(message.replace("''", "'"))
                .extracting(e -> ((InvalidVariable) e).variable())
                .isEqualTo(variable);
    }

    @Test
    void aViolationInsideAListIsNamedWithItsPlace() {
        assertThatThrownBy(() -> read(Map.of("pauses", List.of(Map.of()))))
                .isInstanceOf(InvalidVariable.class)
                .hasMessage("Variable 'pauses[0].from' must not be null");
    }

    @Test
    void aNumberIsNotTakenForAText() {
        assertThatThrownBy(() -> read(Map.of("name", 7))).isInstanceOf(InvalidVariable.class);
    }

    @Test
    void everyMissingVariableIsNamed() {
        assertThatThrownBy(() -> inputs.read(GivenJobs.withVariables(Map.of()), Input.class))
                .hasMessage("Variable 'id' must not be null; 'name' must not be blank");
    }

    private Input read(Map<String, Object> variables) {
        var all = new HashMap<String, Object>(Map.of("name", "Li Na", "id", UUID.randomUUID()));
        all.putAll(variables);
        return inputs.read(GivenJobs.withVariables(all), Input.class);
    }
}
