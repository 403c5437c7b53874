package io.careflow.servicelevel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@CareflowTest
class ServiceLevelApiTest {

    private static final String PREVIEW = "/api/service-levels/preview";
    private static final String ELAPSED = "/api/service-levels/elapsed";

    @LocalServerPort
    int port;

    private Api agent;

    @BeforeEach
    void logIn() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
    }

    @Test
    void deadlineIsPreviewedWithAnInlineCalendar() {
        var answer = agent.post(PREVIEW, """
                {"calendar": {"timeZone": "Europe/Berlin",
                              "week": {"MONDAY": [["08:00", "13:00"], ["14:00", "18:00"]],
                                       "FRIDAY": [["08:00", "13:00"], ["14:00", "18:00"]]},
                              "exceptions": [{"date": "2026-10-10", "windows": [["09:00", "18:00"]]},
                                             {"date": "2026-10-09", "windows": [], "reason": "closed"}]},
                 "start": "2026-10-09T12:00:00+02:00",
                 "target": "PT10H",
                 "pauses": [{"from": "2026-10-10T10:00:00+02:00", "to": "2026-10-10T11:00:00+02:00"}]}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("""
                        {"due":"2026-10-12T08:00:00Z","workedSeconds":36000,"explanation":[\
                        {"step":"skipped","from":"2026-10-09","to":"2026-10-09","days":1,"why":"HOLIDAY","reason":"closed"},\
                        {"step":"worked","date":"2026-10-10","from":"2026-10-10T07:00:00Z","to":"2026-10-10T08:00:00Z","seconds":3600},\
                        {"step":"paused","from":"2026-10-10T08:00:00Z","to":"2026-10-10T09:00:00Z","seconds":3600},\
                        {"step":"worked","date":"2026-10-10","from":"2026-10-10T09:00:00Z","to":"2026-10-10T16:00:00Z","seconds":25200},\
                        {"step":"skipped","from":"2026-10-11","to":"2026-10-11","days":1,"why":"WEEKEND"},\
                        {"step":"worked","date":"2026-10-12","from":"2026-10-12T06:00:00Z","to":"2026-10-12T08:00:00Z","seconds":7200}],\
                        "warnings":[]}""");
    }

    @ParameterizedTest(name = "{0} is due {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "PT9H"                | 2026-10-08T02:00:00Z
            "PT0S"                | 2026-09-30T02:00:00Z
            {"businessDays": 2}   | 2026-10-09T02:00:00Z
            {"wallClock": "P1D"}  | 2026-10-01T02:00:00Z
            """)
    void deadlineIsPreviewedWithAKeptCalendar(String target, String due) {
        var answer = agent.as("ops")
                .post(PREVIEW, preview("\"calendarId\": \"standard\"", target))
                .json();

        assertThat(answer.get("due").asString()).isEqualTo(due);
    }

    @Test
    void unpublishedYearIsWarnedAbout() {
        var answer = agent.post(PREVIEW, """
                {"calendarId": "standard", "start": "2026-12-31T09:00:00Z", "target": "PT2H"}""").json();

        assertThat(answer.get("warnings").toString())
                .isEqualTo("[\"calendar standard does not know the holidays of 2027 yet\"]");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            calendarId                   | {"start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            calendarId                   | {"calendarId": "lunar", "start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            calendar                     | {"calendarId": "standard", "calendar": {"timeZone": "UTC"}, "start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            calendar.timeZone            | {"calendar": {"timeZone": "Mars/Base", "week": {"MONDAY": [["09:00", "18:00"]]}}, "start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            calendar.week.MONDAY         | {"calendar": {"timeZone": "UTC", "week": {"MONDAY": [["09:00", "18:00"], ["17:00", "19:00"]]}}, "start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            calendar.week.MONDAY[0]      | {"calendar": {"timeZone": "UTC", "week": {"MONDAY": [["18:00", "09:00"]]}}, "start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            calendar.week.MONDAY[0]      | {"calendar": {"timeZone": "UTC", "week": {"MONDAY": [["9am", "18:00"]]}}, "start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            calendar.week                | {"calendar": {"timeZone": "UTC", "week": {}}, "start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            calendar.exceptions[0].date  | {"calendar": {"timeZone": "UTC", "week": {"MONDAY": [["09:00", "18:00"]]}, "exceptions": [{"date": "soon"}]}, "start": "2026-03-02T01:00:00Z", "target": "PT1H"}
            start                        | {"calendarId": "standard", "target": "PT1H"}
            start                        | {"calendarId": "standard", "start": "2026-03-02T09:00:00", "target": "PT1H"}
            start                        | {"calendarId": "standard", "start": "0026-03-02T09:00:00Z", "target": "PT1H"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "soon"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "P1D"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "P1DT2H"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "-PT1H"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "PT-1H"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "PT50000H"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "PT9999999999999999999H"}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": 8}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {}}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {"businessDays": 1, "wallClock": "PT1H"}}
            target.businessDays          | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {"businessDays": -1}}
            target.businessDays          | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {"businessDays": 1.5}}
            target.businessDays          | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {"businessDays": 5000}}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {"businessDays": 3000}}
            target.wallClock             | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {"wallClock": "one day"}}
            target.wallClock             | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {"wallClock": "-PT1H"}}
            target                       | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": {"wallClock": "PT90000H"}}
            pauses[0]                    | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "PT1H", "pauses": [null]}
            pauses[0].from               | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "PT1H", "pauses": [{"to": "2026-03-02T01:00:00Z"}]}
            pauses[0].to                 | {"calendarId": "standard", "start": "2026-03-02T01:00:00Z", "target": "PT1H", "pauses": [{"from": "2026-03-02T02:00:00Z", "to": "2026-03-02T01:00:00Z"}]}
            """)
    void faultOfAPreviewNamesItsField(String field, String question) {
        var refused = agent.post(PREVIEW, question);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void timeElapsedIsBusinessTimeWithoutPauses() {
        var answer = agent.post(ELAPSED, """
                {"calendarId": "standard", "from": "2026-09-30T08:00:00Z", "to": "2026-10-08T02:00:00Z",
                 "pauses": [{"from": "2026-09-30T09:00:00Z", "to": "2026-10-08T01:30:00Z"}]}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("{\"workedSeconds\":5400}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            from       | {"calendarId": "standard", "to": "2026-03-02T01:00:00Z"}
            to         | {"calendarId": "standard", "from": "2026-03-02T01:00:00Z", "to": "later"}
            to         | {"calendarId": "standard", "from": "2026-03-02T01:00:00Z", "to": "2026-03-02T00:59:59Z"}
            calendarId | {"from": "2026-03-02T01:00:00Z", "to": "2026-03-02T01:00:00Z"}
            pauses[0].to | {"calendarId": "standard", "from": "2026-03-02T01:00:00Z", "to": "2026-03-03T01:00:00Z", "pauses": [{"from": "2026-03-02T02:00:00Z", "to": "2026-03-02T01:00:00Z"}]}
            """)
    void faultOfElapsedNamesItsField(String field, String question) {
        var refused = agent.post(ELAPSED, question);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {PREVIEW, ELAPSED, "/api/calendars", "/api/calendars/{id}", "/api/calendars/{id}/holidays"})
    void everythingIsDocumented(String path) {
        var documented = agent.get("/v3/api-docs").json().get("paths").get(path);

        assertThat(documented).isNotNull();
        assertThat(documented.valueStream())
                .allSatisfy(operation ->
                        assertThat(operation.get("summary").asString()).isNotBlank());
    }

    @Test
    void everyKindOfTargetAndOfStepIsDescribed() {
        var schemas = agent.get("/v3/api-docs").json().at("/components/schemas");

        assertThat(schemas.at("/PreviewQuestion/properties/target/$ref").asString())
                .endsWith("/Target");
        assertThat(schemas.at("/Target/oneOf").size()).isEqualTo(3);
        assertThat(schemas.has("DaysTarget") && schemas.has("WallClockTarget")).isTrue();
        assertThat(schemas.at("/ElapsedAnswer/properties").propertyNames()).containsExactly("workedSeconds");
        assertThat(schemas.at("/Preview/properties/explanation/items/oneOf").size())
                .isEqualTo(5);
    }

    private static String preview(String calendar, String target) {
        return "{%s, \"start\": \"2026-09-30T02:00:00Z\", \"target\": %s}".formatted(calendar, target);
    }
}
