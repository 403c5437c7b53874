package io.careflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class TaskRepairTest {

    @LocalServerPort
    int port;

    @Autowired
    TaskRepair repair;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private DeskFixture desk;

    @BeforeEach
    void open() {
        desk = new DeskFixture(port);
    }

    @Test
    void whatTheEngineHasAndTheInboxLostComesBack() {
        var complaint = desk.complaint("Lost from the inbox");
        var key = desk.keyOf(complaint, "Task_Respond");
        jdbc.sql("delete from desk_task where key = ?")
                .param(Long.parseLong(key))
                .update();
        assertThat(desk.isOpen(key)).isFalse();

        mend();
        var found = desk.taskOf(complaint, "Task_Respond");
        assertThat(found.get("key").asString()).isEqualTo(key);
        assertThat(found.get("group").asString()).isEqualTo("complaints");
    }

    @Test
    void whatTheInboxShowsAndTheEngineDoesNotHaveGoes() {
        var complaint = desk.complaint("A copy that nobody has");
        var key = desk.keyOf(complaint, "Task_Respond");
        jdbc.sql("insert into desk_task (key, element_id, process_id, process_instance_key, candidate_groups, state,"
                        + " created_at, changed_at) select 42, element_id, process_id, process_instance_key,"
                        + " candidate_groups, 'open', created_at, created_at from desk_task where key = ?")
                .param(Long.parseLong(key))
                .update();
        assertThat(desk.isOpen("42")).isTrue();

        mend();
        assertThat(desk.isOpen("42")).isFalse();
        assertThat(desk.isOpen(key)).isTrue();
    }

    @Test
    void whatWasClosedByMistakeIsOpenAgain() {
        var complaint = desk.complaint("Closed by mistake");
        var key = desk.keyOf(complaint, "Task_Respond");
        jdbc.sql("update desk_task set state = 'canceled' where key = ?")
                .param(Long.parseLong(key))
                .update();

        mend();
        assertThat(desk.isOpen(key)).isTrue();
    }

    private void mend() {
        repair.mend(clock.instant().plus(Duration.ofMinutes(1)));
    }
}
