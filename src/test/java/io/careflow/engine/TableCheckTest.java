package io.careflow.engine;

import static io.careflow.engine.TestTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.careflow.platform.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table with a gap or an overlap is refused when it is deployed. */
class TableCheckTest {

    private static final DeployedModels NOTHING_DEPLOYED = new DeployedModels(null, null) {
        @Override
        Optional<String> textOf(ModelFile file) {
            return Optional.empty();
        }
    };

    private static final String FILE = "dmn/service-level.dmn";

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            string  | "A","B"  | "A"                                                | no row applies to input = B
            string  | "A","B"  | "A"; not("B")                                      | R1 and R2 apply at once for input = A
            string  |          | "A"; "B"                                           | no row applies to input = something else
            string  |          | not("A"); "A"; null                                | R1 and R3 apply at once for input = null
            boolean |          | true; false                                        | no row applies to input = null
            boolean | true,false | true                                             | no row applies to input = false
            number  | 1,2,3    | < 2; > 2                                           | no row applies to input = 2.0
            number  | 1,2,3    | <= 2; >= 2                                         | R1 and R2 apply at once for input = 2.0
            """)
    void faultNamesRowsAndCombination(String type, String allowed, String conditions, String reason) {
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> check("input", type, allowed, conditions))
                .withMessage("Decision_Test: " + reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            string  | "A","B"  | "A"; "B"            | 2
            string  |          | "A"; not("A")       | 3
            boolean |          | true; false; null   | 3
            number  | 1,2      | <= 2; > 2           | 6
            """)
    void tableThatIsCompleteAnswersEachTime(String type, String allowed, String conditions, int answers) {
        assertThat(check("input", type, allowed, conditions)).isEqualTo(answers);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            < date("2027-01-01"); > date("2027-01-01")   | no row applies to day = 2027-01-01
            < date("2027-01-01"); >= date("2027-01-02")  | no row applies to day = 2027-01-01
            <= date("2027-01-01"); >= date("2027-01-01") | R1 and R2 apply at once for day = 2027-01-01
            < date("2027-01-01")                         | no row applies to day = 2027-01-01
            >= date("2027-01-01")                        | no row applies to day = 2026-12-31
            """)
    void theDaysAroundANamedDateAreTried(String conditions, String reason) {
        assertThatExceptionOfType(DecisionFault.class)
                .isThrownBy(() -> check("date(day)", "date", null, conditions))
                .withMessage("Decision_Test: " + reason);
        assertThat(check("date(day)", "date", null, "< date(\"2027-01-01\"); >= date(\"2027-01-01\")"))
                .isEqualTo(3);
    }

    @Test
    void columnMayCompareItsVariable() {
        assertThat(check("input = true", "boolean", null, "true; false, null")).isEqualTo(3);
    }

    @Test
    void columnsWhoseValuesCannotBeToldAreLeftToTheEngine() {
        assertThat(check("order.price", "number", null, "< 5")).isZero();
        assertThat(check("order", "context", null, "order.price < 5")).isZero();
    }

    @Test
    void shippedPolicyAnswersEveryCombination() throws IOException {
        assertThat(TableCheck.answers(DecisionModel.parse(shipped()), "Decision_ServiceLevel"))
                .hasSize(3 * 4 * 8);
    }

    @Test
    void policyWithoutARowForACombinationIsNotDeployed() throws IOException {
        var changed = shipped().replace("not(\"phone\", \"chat\", \"visit\")", "\"web\", \"email\", \"sms\"");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> deploy(changed))
                .withMessage("The model cannot be deployed: dmn/service-level.dmn, decision Decision_ServiceLevel:"
                        + " no row applies to tier = A, severity = normal, channel = social, receivedOn = 2000-01-01");
    }

    @Test
    void policyWithRowsThatOverlapIsNotDeployed() throws IOException {
        var changed = shipped().replace("not(\"phone\", \"chat\", \"visit\")", "-");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> deploy(changed))
                .withMessage("The model cannot be deployed: dmn/service-level.dmn, decision Decision_ServiceLevel:"
                        + " Rule_ServiceLevel_03 (Tier A, normal, the customer is on the line or at the desk.) and"
                        + " Rule_ServiceLevel_04 (Tier A, normal, in writing.) apply at once for tier = A,"
                        + " severity = normal, channel = phone, receivedOn = 2000-01-01");
    }

    private static void deploy(String table) {
        new ModelPreparation(NOTHING_DEPLOYED, List.of()).prepare(List.of(new ModelFile(FILE, table)));
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of(FILE));
    }

    private static long check(String expression, String type, String allowed, String conditions) {
        var rows = new StringBuilder();
        for (var condition : conditions.split("; ")) {
            rows.append(row("R" + (rows.toString().split("<rule").length), escaped(condition.strip())));
        }
        var table = TestTables.table(expression, type, allowed == null ? "" : escaped(allowed), rows.toString());
        return TableCheck.answers(DecisionModel.parse(table), "Decision_Test").count();
    }

    private static String escaped(String feel) {
        return feel.replace("<", "&lt;").replace(">", "&gt;");
    }
}
