package io.careflow.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "PT8H, 8",
        "'  PT8H ', 8",
        "PT0S, 0",
    })
    void durationIsBusinessTime(String text, int hours) {
        assertThat(Target.of(text)).isEqualTo(new Target.BusinessTime(Duration.ofHours(hours)));
    }

    @ParameterizedTest
    @CsvSource({
        "2 business days, 2",
        "1 business day, 1",
        "0 business days, 0",
        "' 10   business days', 10",
    })
    void businessDaysAreCounted(String text, int days) {
        assertThat(Target.of(text)).isEqualTo(new Target.BusinessDays(days));
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H wall clock, 24",
        "P1D wall clock, 24",
        "P1DT2H  wall  clock, 26",
    })
    void wallClockTimeGoesOnAtNight(String text, int hours) {
        assertThat(Target.of(text)).isEqualTo(new Target.WallClock(Duration.ofHours(hours)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ''                        | must be business time like
            soon                      | must be business time like
            8                         | must be business time like
            2 days                    | must be business time like
            1.5 business days         | must be business time like
            soon wall clock           | must be business time like
            PT8H business             | must be business time like
            99999999999 business days | must be business time like
            P1D                       | must be in hours, minutes and seconds
            -P1DT2H                   | must be in hours, minutes and seconds
            -PT1H                     | must not be negative
            PT-1H                     | must not be negative
            -PT1H wall clock          | must not be negative
            -1 business days          | must not be negative
            PT90000H                  | cannot be reached within ten years
            3654 business days        | cannot be reached within ten years
            PT90000H wall clock       | cannot be reached within ten years
            """)
    void faultSaysWhatATargetMustBe(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Target.of(text)).withMessageStartingWith(reason);
    }

    @Test
    void nothingIsNoTarget() {
        assertThatIllegalArgumentException().isThrownBy(() -> Target.of(null));
    }

    static List<Target> targets() {
        return List.of(
                new Target.BusinessTime(Duration.ofMinutes(90)),
                new Target.BusinessDays(1),
                new Target.BusinessDays(2),
                new Target.WallClock(Duration.ofHours(24)));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void textOfATargetIsReadAsTheSame(Target target) {
        assertThat(Target.of(target.text())).isEqualTo(target);
    }
}
