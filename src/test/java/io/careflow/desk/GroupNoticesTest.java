package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import io.careflow.platform.Ids;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What groups are told, through the API: agents are in complaints, leads in complaint-leads too. */
@CareflowTest
class GroupNoticesTest {

    @LocalServerPort
    int port;

    @Autowired
    GroupNotices notices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Ids ids;

    @Autowired
    Clock clock;

    private final UUID complaint = UUID.randomUUID();
    private Api agent;
    private Api lead;

    @BeforeEach
    void logIn() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        lead = agent.as("lead");
    }

    @Test
    void eachGroupSeesItsOwnNewestFirst() {
        var first = tell("complaints");
        var second = tell("complaint-leads");
        var third = tell("complaints");

        assertThat(ids(agent, "")).containsExactly(third, first);
        assertThat(ids(lead, "")).containsExactly(third, second, first);
        assertThat(ids(agent.as("ops"), "")).isEmpty();
    }

    @Test
    void whoeverTakesNoteFirstIsKeptAndItIsOpenNoMore() {
        var id = tell("complaints");
        assertThat(ids(lead, "open=true")).containsExactly(id);
        var noted = agent.post("/api/notices/" + id + "/acknowledge", "");
        assertThat(noted.status()).isEqualTo(200);
        assertThat(noted.json().get("acknowledgedBy").asString()).isEqualTo("agent");
        assertThat(lead.post("/api/notices/" + id + "/acknowledge", "")
                        .json()
                        .get("acknowledgedBy")
                        .asString())
                .isEqualTo("agent");

        assertThat(ids(lead, "open=true")).isEmpty();
        assertThat(ids(lead, "")).containsExactly(id);
    }

    @Test
    void noticeOfAnotherGroupCannotBeTakenNoteOf() {
        var id = tell("complaint-leads");
        assertThat(agent.post("/api/notices/" + id + "/acknowledge", "").status())
                .isEqualTo(404);
        assertThat(agent.post("/api/notices/none/acknowledge", "").status()).isEqualTo(400);
        assertThat(agent.get("/api/notices?page=2").status()).isEqualTo(400);
        assertThat(ids(lead, "open=true")).containsExactly(id);
    }

    @Test
    void groupIsToldOnceOfOneThing() {
        var id = ids.next();
        tell(id, "complaints");
        tell(id, "complaints");
        assertThat(ids(agent, "")).containsOnlyOnce(id.toString());
    }

    @Test
    void nobodyHasToTakeNoteOfWhatIsOver() {
        var id = tell("complaints");
        transaction.executeWithoutResult(status -> notices.settle(complaint));

        assertThat(ids(agent, "open=true")).isEmpty();
        assertThat(mine(agent, "").getFirst().get("id").asString()).isEqualTo(id);
        assertThat(mine(agent, "").getFirst().get("acknowledgedBy").asString()).isEqualTo("system");
    }

    private String tell(String group) {
        return tell(ids.next(), group);
    }

    private String tell(UUID id, String group) {
        transaction.executeWithoutResult(status -> notices.tell(
                GroupNotice.open(id, group, complaint, "complaint.escalated.resolution.breach", clock.instant())));
        return id.toString();
    }

    private List<String> ids(Api who, String query) {
        return mine(who, query).stream()
                .map(notice -> notice.get("id").asString())
                .toList();
    }

    private List<JsonNode> mine(Api who, String query) {
        return who.all("/api/notices?" + query).stream()
                .filter(notice -> notice.get("complaintId").asString().equals(complaint.toString()))
                .toList();
    }
}
