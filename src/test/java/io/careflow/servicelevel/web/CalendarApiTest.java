package io.careflow.servicelevel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.servicelevel.BusinessCalendars;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class CalendarApiTest {

    private static final String OFFICE = """
            {"name": "Office", "timeZone": "Europe/Berlin", "week": {"MONDAY": [["09:00", "17:00"]]}}""";

    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T11:00:00Z");

    @Autowired
    BusinessCalendars calendars;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String id = "office-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/api/calendars/" + id;
    private Api ops;
    private Api agent;

    @BeforeEach
    void logIn() {
        ops = new Api(at -> URI.create("http://127.0.0.1:" + port + at), "ops");
        agent = ops.as("agent");
    }

    @Test
    void shippedCalendarsAreThere() {
        var standard = agent.get("/api/calendars/standard");

        assertThat(standard.status()).isEqualTo(200);
        assertThat(standard.json().get("timeZone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(standard.json().get("week").toString())
                .startsWith("{\"MONDAY\":[[\"09:00\",\"18:00\"]],\"TUESDAY\"");
        assertThat(standard.json().get("publishedYears").toString()).isEqualTo("[2024,2025,2026]");
        assertThat(agent.all("/api/calendars"))
                .extracting(calendar -> calendar.get("id").asString())
                .contains("standard", "around-the-clock");
    }

    @Test
    void operationsCreateAndChangeCalendarsAndEveryVersionIsKept() {
        var created = ops.put(path, OFFICE);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.response().headers().firstValue("ETag")).contains("\"1\"");
        assertThat(calendars.named(id).add(MONDAY_NOON, Duration.ofHours(4))).isEqualTo("2026-03-02T15:00:00Z");
        var first = calendars.named(id);

        var changed = ops.put(path, OFFICE.replace("17:00", "13:00"), "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.response().headers().firstValue("ETag")).contains("\"2\"");
        assertThat(calendars.named(id).add(MONDAY_NOON, Duration.ofHours(4))).isEqualTo("2026-03-09T11:00:00Z");
        assertThat(calendars.asItWas(id, first.version()).orElseThrow().add(MONDAY_NOON, Duration.ofHours(4)))
                .isEqualTo("2026-03-02T15:00:00Z");
        assertThat(calendars.asItWas(id, "none")).isEmpty();

        assertThat(agent.all(path + "/versions"))
                .extracting(version -> version.get("version").asInt())
                .containsExactly(2, 1);
        assertThat(agent.all(path + "/versions"))
                .allSatisfy(version ->
                        assertThat(version.get("changedBy").asString()).isEqualTo("ops"));
        assertThat(agent.get(path + "/versions/1").json().at("/week/MONDAY").toString())
                .isEqualTo("[[\"09:00\",\"17:00\"]]");
        assertThat(audited()).isEqualTo(2);
    }

    @Test
    void whatWasReadCanBePutAgainAndIsNoNewVersion() {
        ops.put(path, OFFICE);
        var read = agent.get(path).response().body();

        var again = ops.put(path, read);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("version").asInt()).isEqualTo(1);
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    void staleChangeIsRefused() {
        ops.put(path, OFFICE);
        var read = agent.get(path).response().body();
        ops.put(path, OFFICE.replace("17:00", "13:00"));

        assertThat(ops.put(path, read.replace("17:00", "18:00")).status()).isEqualTo(409);
        assertThat(ops.put(path, OFFICE.replace("17:00", "18:00"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(ops.put(path, OFFICE, "If-Match", "soon").status()).isEqualTo(400);
        assertThat(agent.get(path).json().at("/week/MONDAY/0/1").asString()).isEqualTo("13:00");
    }

    @Test
    void onlyOperationsChangeCalendars() {
        assertThat(agent.put(path, OFFICE).status()).isEqualTo(403);
        assertThat(agent.as("lead").post(path + "/holidays", "{}").status()).isEqualTo(403);
        assertThat(agent.get(path).status()).isEqualTo(404);
        assertThat(agent.get(path + "/versions").status()).isEqualTo(404);
    }

    @Test
    void faultNamesItsFieldAndChangesNothing() {
        ops.put(path, OFFICE);

        var refused = ops.put(path, OFFICE.replace("17:00", "08:00"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("week.MONDAY[0]");
        assertThat(agent.get(path).json().get("version").asInt()).isEqualTo(1);
        assertThat(ops.put("/api/calendars/Office", OFFICE).status()).isEqualTo(422);
    }

    @Test
    void publishedHolidaysAreEnteredOnce() {
        ops.put(path, OFFICE);
        var list = """
                {"year": 2026, "papers": ["https://example.org/notice"], "days": [
                  {"name": "国庆节", "date": "2026-10-05", "isOffDay": true},
                  {"name": "国庆节", "date": "2026-10-10", "isOffDay": false}]}""";

        var first = ops.post(path + "/holidays", list).json();
        assertThat(first.get("added").toString()).isEqualTo("[\"2026-10-05\",\"2026-10-10\"]");
        var calendar = agent.get(path).json();
        assertThat(calendar.get("publishedYears").toString()).isEqualTo("[2026]");
        assertThat(calendar.get("exceptions").toString())
                .isEqualTo("[{\"date\":\"2026-10-05\",\"windows\":[],\"reason\":\"国庆节\",\"source\":"
                        + "\"https://example.org/notice\"},{\"date\":\"2026-10-10\",\"windows\":[[\"09:00\",\"17:00\"]],"
                        + "\"reason\":\"国庆节\",\"source\":\"https://example.org/notice\"}]");

        var again = ops.post(path + "/holidays", list).json();
        assertThat(again.get("added").isEmpty()).isTrue();
        assertThat(again.get("unchanged").asInt()).isEqualTo(2);
        assertThat(again.get("version").asInt()).isEqualTo(2);

        var shorter = ops.post(path + "/holidays?windows=09:00-12:00", list).json();
        assertThat(shorter.get("changed").toString()).isEqualTo("[\"2026-10-10\"]");
        assertThat(agent.get(path).json().at("/exceptions/1/windows").toString())
                .isEqualTo("[[\"09:00\",\"12:00\"]]");
    }

    @Test
    void holidaysOfACalendarFileAreEntered() {
        ops.put(path, OFFICE);
        var file = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTART;VALUE=DATE:20261005
                DTEND;VALUE=DATE:20261008
                SUMMARY:国庆节（休）
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTART;VALUE=DATE:20261010
                SUMMARY:国庆节 补班
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                DTSTART;VALUE=DATE:20251225
                RRULE:FREQ=YEARLY
                SUMMARY:Christmas Day
                END:VEVENT
                BEGIN:VEVENT
                UID:4
                DTSTART:20261006T090000Z
                SUMMARY:a meeting
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");

        var year = ops.postText(path + "/holidays", "text/calendar; charset=UTF-8", file);
        assertThat(year.status()).isEqualTo(422);
        assertThat(year.json().at("/errors/0/field").asString()).isEqualTo("year");

        var entered = ops.postText(path + "/holidays?year=2026&source=notice", "text/calendar; charset=UTF-8", file);
        assertThat(entered.json().get("added").toString())
                .isEqualTo("[\"2026-10-05\",\"2026-10-06\",\"2026-10-07\",\"2026-10-10\",\"2026-12-25\"]");
        var exceptions = agent.get(path).json().get("exceptions");
        assertThat(exceptions.get(0).toString())
                .isEqualTo("{\"date\":\"2026-10-05\",\"windows\":[],\"reason\":\"国庆节\",\"source\":\"notice\"}");
        assertThat(exceptions.get(3).get("windows").toString()).isEqualTo("[[\"09:00\",\"17:00\"]]");
        assertThat(exceptions.get(4).get("reason").asString()).isEqualTo("Christmas Day");
        assertThat(ops.postText(path + "/holidays?year=2026&source=notice", "text/calendar; charset=UTF-8", file)
                        .json()
                        .get("unchanged")
                        .asInt())
                .isEqualTo(5);
        assertThat(ops.postText(path + "/holidays", "text/calendar", "no calendar")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            year             | {"days": [{"name": "a", "date": "2026-10-05", "isOffDay": true}]}
            days             | {"year": 2026}
            days[0].date     | {"year": 2026, "days": [{"name": "a", "date": "2026-02-30", "isOffDay": true}]}
            days[0].date     | {"year": 2026, "days": [{"name": "a", "date": "2029-01-01", "isOffDay": true}]}
            days[0].isOffDay | {"year": 2026, "days": [{"name": "a", "date": "2026-10-05"}]}
            windows          | {"year": 2026, "days": [{"name": "a", "date": "2026-10-05", "isOffDay": false}]}
            """)
    void faultOfAListNamesItsField(String field, String list) {
        ops.put(path, OFFICE.replace("MONDAY", "TUESDAY"));

        var refused = ops.post(path + "/holidays", list);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(agent.get(path).json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void holidaysOfNoCalendarAreNotFound() {
        assertThat(ops.post(path + "/holidays", "{\"year\": 2026, \"days\": []}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void versionsAreNeverChanged() {
        ops.put(path, OFFICE);

        assertThatThrownBy(() -> jdbc.sql("update business_calendar_version set change = 'x' where calendar_id = ?")
                        .param(id)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private int audited() {
        return jdbc.sql("select count(*) from audit_entry where subject_type = 'calendar' and subject_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
