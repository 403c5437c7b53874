package io.careflow.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.platform.AuditTrail;
import java.net.URI;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CareflowTest
class AuditApiTest {

    @Autowired
    AuditTrail audit;

    @LocalServerPort
    int port;

    private final String subject = UUID.randomUUID().toString();
    private Api admin;

    @BeforeEach
    void logIn() {
        admin = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
    }

    @Test
    void listsWhatHappenedToARecordPageByPage() {
        audit.record("read", "customer", Collections.nCopies(AuditEntries.PAGE_SIZE + 20, subject));
        audit.record("change-name", "customer", subject);

        var all = admin.all("/api/audit?subjectType=customer&subjectId=" + subject);

        assertThat(all).hasSize(AuditEntries.PAGE_SIZE + 21);
        assertThat(all.getFirst().get("action").asString()).isEqualTo("change-name");
        assertThat(all.getFirst().get("actor").asString()).isEqualTo("system");
        assertThat(admin.get("/api/audit?actor=admin")
                        .json()
                        .get("items")
                        .get(0)
                        .get("action")
                        .asString())
                .as("reading it is recorded")
                .isEqualTo("read");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertThat(admin.get("/api/audit?page=x").status()).isEqualTo(400);
        assertThat(admin.get("/api/audit?subjectId=" + subject).status()).isEqualTo(400);
        assertThat(admin.get("/api/audit/verification?head=x").status()).isEqualTo(400);
    }

    @Test
    void isForAdministratorsAlone() {
        for (var staff : new String[] {"agent", "lead", "ops"}) {
            assertThat(admin.as(staff).get("/api/audit").status()).isEqualTo(403);
            assertThat(admin.as(staff).get("/api/audit/verification").status()).isEqualTo(403);
        }
    }

    @Test
    void verifiesTheTrailAndAnswersTheHeadToNote() {
        var report = admin.get("/api/audit/verification").json();

        assertThat(report.get("ok").asBoolean()).as(report.toString()).isTrue();
        var again = admin.get(
                        "/api/audit/verification?head=" + report.get("head").asString())
                .json();
        assertThat(again.get("ok").asBoolean()).as(again.toString()).isTrue();
    }
}
