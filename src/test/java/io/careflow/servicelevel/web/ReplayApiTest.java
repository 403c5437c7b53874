package io.careflow.servicelevel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.servicelevel.PolicyText;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@CareflowTest
class ReplayApiTest {

    private static final String REPLAY = "/api/service-levels/replay";

    @LocalServerPort
    int port;

    private Api ops;

    @BeforeEach
    void logIn() {
        ops = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "ops");
    }

    @Test
    void draftOfTheTableIsReplayed() {
        var answer = ops.post(REPLAY, question(PolicyText.with("16_2", "\"2 business days\"")));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().at("/metrics/0/metric").asString()).isEqualTo("first-response");
        assertThat(answer.json().propertyNames()).containsExactly("metrics", "differing", "differences", "notReplayed");
    }

    @Test
    void draftOfACalendarIsReplayed() {
        var answer = ops.as("admin").post(REPLAY, """
                {"from": "2024-05-01T00:00:00Z", "calendars": {"standard":
                  {"timeZone": "Asia/Shanghai", "week": {"SATURDAY": [["09:00", "24:00"]]}}}}""");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    }

    @Test
    void onlyOperationsMayReplay() {
        var question = question(PolicyText.shipped());

        assertThat(ops.as("agent").post(REPLAY, question).status()).isEqualTo(403);
        assertThat(ops.as("lead").post(REPLAY, question).status()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <definitions>\\n<decision></definitions> |                     | cannot be used: line 2:
            <definitions/>                           |                     | cannot be used:
            Decision_ServiceLevel                    | Decision_Other      | cannot be used: Decision_ServiceLevel: there is no such decision
            "PT12H"                                  | "PT12H              | cannot be used: FEEL expression: failed to parse
            "PT12H"                                  | "half a day"        | cannot be used: Decision_ServiceLevel: Rule_ServiceLevel_
            "around-the-clock"                       | "lunar"             | cannot be used: Decision_ServiceLevel: Rule_ServiceLevel_01 (Tier A, critical.): there is no calendar lunar
            not("A", "B")                            | "D"                 | cannot be used: Decision_ServiceLevel: no row applies to tier = C, severity = critical, channel = web
            not("A", "B")                            | -                   | cannot be used: Decision_ServiceLevel: Rule_ServiceLevel_01 (Tier A, critical.) and Rule_ServiceLevel_13
            """)
    void faultOfATableNamesItsReason(String find, String instead, String reason) {
        var table = instead == null
                ? find.replace("\\n", "\n")
                : PolicyText.shipped().replace(find, instead);

        var refused = ops.post(REPLAY, question(table));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("table");
        assertThat(refused.json().at("/errors/0/message").asString()).startsWith(reason);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            from      | {"table": "x"}
            from      | {"table": "x", "from": "yesterday"}
            to        | {"table": "x", "from": "2026-03-02T01:00:00Z", "to": "2026-03-02T01:00:00Z"}
            to        | {"table": "x", "from": "2026-03-02T01:00:00Z", "to": "later"}
            limit     | {"table": "x", "from": "2026-03-02T01:00:00Z", "limit": 1001}
            limit     | {"table": "x", "from": "2026-03-02T01:00:00Z", "limit": -1}
            table     | {"from": "2026-03-02T01:00:00Z"}
            table     | {"from": "2026-03-02T01:00:00Z", "calendars": {}}
            calendars.standard                 | {"from": "2026-03-02T01:00:00Z", "calendars": {"standard": null}}
            calendars.standard.timeZone        | {"from": "2026-03-02T01:00:00Z", "calendars": {"standard": {"timeZone": "Mars/Base", "week": {"MONDAY": [["09:00", "18:00"]]}}}}
            calendars.standard.week            | {"from": "2026-03-02T01:00:00Z", "calendars": {"standard": {"timeZone": "UTC", "week": {}}}}
            calendars.standard.week.MONDAY[0]  | {"from": "2026-03-02T01:00:00Z", "calendars": {"standard": {"timeZone": "UTC", "week": {"MONDAY": [["18:00", "09:00"]]}}}}
            """)
    void faultOfAQuestionNamesItsField(String field, String question) {
        var refused = ops.post(REPLAY, question);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void isDocumented() {
        var documented = ops.get("/v3/api-docs").json();

        assertThat(documented
                        .get("paths")
                        .get(REPLAY)
                        .at("/post/responses/200/content")
                        .toString())
                .contains("#/components/schemas/Replay");
        assertThat(documented
                        .at("/components/schemas/ReplayQuestion/properties")
                        .propertyNames())
                .contains("from", "to", "table", "calendars", "limit");
    }

    private static String question(String table) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("from", "2024-05-01T00:00:00Z", "to", "2024-06-01T00:00:00Z", "table", table));
    }
}
