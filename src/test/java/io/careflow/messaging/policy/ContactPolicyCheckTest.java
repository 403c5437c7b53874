package io.careflow.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel;
import io.careflow.engine.RememberedDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactPolicyCheckTest {

    @Test
    void theTableThatComesWithCareflowIsUnderstoodAndRemembered() throws IOException {
        var model = DecisionModel.parse(shipped());
        new ContactPolicyCheck().check(model);
        assertThat(RememberedDecision.of(model, ContactPolicy.DECISION).remembers())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"opt-in\"                       | \"maybe\"                   | consent must be opt-in or opt-out",
                "\"21:00\"                        | \"9 pm\"                    | quietFrom must be a time of day",
                "\"21:00\"                        | null                        | quietFrom must be a time of day",
                "\"08:00\"                        | \"21:00\"                   | quietUntil must differ from quietFrom",
                "<text>30</text>                  | <text>0</text>              | days must be a whole number",
                "<text>2</text>                   | <text>null</text>           | most must be a whole number",
                "<text>168</text>                 | <text>1.5</text>            | hours must be a whole number",
                "\"defer\"                        | \"drop\"                    | over must be defer or suppress",
                "\"suppress\"                     | \"never\"                   | over must be defer or suppress",
                "\"send\"                         | \"wait\"                    | openComplaint must be send or suppress",
                "<text>true</text>                | <text>null</text>           | replaced must be true or false",
                "<text>purpose</text>             | <text>tier</text>           | by nothing but",
                "not(\"DE\", \"AT\")              | not(\"DE\")                 | apply at once",
                "<text>\"DE\", \"AT\"</text>      | <text>\"DE\"</text>         | no row applies"
            })
    void aTableThatNobodyUnderstandsIsRefused(String what, String instead, String fault) throws IOException {
        var model = DecisionModel.parse(shipped().replace(what, instead));
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> new ContactPolicyCheck().check(model))
                .withMessageContaining(fault);
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of(ContactPolicy.FILE));
    }
}
