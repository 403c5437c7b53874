package io.careflow.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.Api;
import io.careflow.customer.RescueWanted;
import io.careflow.customer.StandingAffected;
import io.careflow.planning.Judgement;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Rescues on the whole application. */
abstract class RescueCase extends ChurnCase {

    @LocalServerPort
    int port;

    @Autowired
    RescueTable table;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ChurnPlan plan;

    @Autowired
    ChurnRuns runs;

    Api agent;
    Api lead;

    @BeforeEach
    void logIn() {
        agent = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "agent");
        lead = agent.as("lead");
    }

    void wanted(UUID customer) {
        transaction.executeWithoutResult(status -> events.publishEvent(new RescueWanted(customer, "periodic-revisit")));
    }

    void buys(UUID customer, String amount) {
        transaction.executeWithoutResult(status -> {
            bought(customer, 0, amount);
            jdbc.sql("update purchase set at = ? where customer_id = ? and at >= ?")
                    .params(
                            clock.instant().plusSeconds(1).atOffset(ZoneOffset.UTC),
                            customer,
                            daysAgo(1).atOffset(ZoneOffset.UTC))
                    .update();
            events.publishEvent(StandingAffected.of(customer));
        });
    }

    Rescue only(UUID customer) {
        return table.all(customer).getFirst();
    }

    List<Long> tasks(UUID customer) {
        return jdbc.sql("select key from desk_task where customer_id = ? and state = 'open'")
                .param(customer)
                .query(Long.class)
                .list();
    }

    long task(UUID customer, String element) {
        return await().until(
                        () -> jdbc.sql("select key from desk_task where customer_id = ? and element_id = ?"
                                        + " and state = 'open'")
                                .params(customer, element)
                                .query(Long.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    void complete(Api who, UUID customer, String element, String variables) {
        var key = task(customer, element);
        var claimed = who.post("/api/tasks/" + key + "/claim", "{}");
        assertThat(claimed.status() / 100).as(claimed.response().body()).isEqualTo(2);
        var answer = who.post("/api/tasks/" + key + "/complete", "{\"variables\": " + variables + "}");
        assertThat(answer.status() / 100).as(answer.response().body()).isEqualTo(2);
    }

    Judgement judged(UUID customer) {
        return plan.judge(runs.today(), List.of(customer)).getFirst();
    }
}
