package io.careflow.revisit;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.Api;
import io.careflow.CareflowTest;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisits and what planners would start, over HTTP. */
@CareflowTest
class RevisitControllerTest extends RevisitCase {

    private Api admin;

    @BeforeEach
    void login() {
        admin = new Api(path -> URI.create("http://127.0.0.1:" + port + path), "admin");
    }

    @Test
    void whoWouldBeDueIsShownWithTheReasonAndNothingStarts() {
        var customer = customer("A");
        var answer = admin.get("/api/flows/periodic-revisit/due?customerId=" + customer);
        assertThat(answer.status()).isEqualTo(200);
        var item = answer.json().get("items").get(0);
        assertThat(item.get("verdict").asString()).isEqualTo("due");
        assertThat(item.get("reason").asString()).isEqualTo("interval-over");
        assertThat(item.get("facts").get("every").asString()).isEqualTo("P1M");
        assertThat(revisits.openOf(customer)).isEmpty();

        var listed = admin.get("/api/flows/periodic-revisit/due?verdict=due");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.response().body()).contains(customer.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict=perhaps",
                "date=2050-01-01",
                "date=tomorrow",
                "page=3",
                "customerId=me",
            })
    void whatNobodyUnderstandsIsNamed(String query) {
        var answer = admin.get("/api/flows/periodic-revisit/due?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response().body()).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void aFlowThatDoesNotStartByScheduleIsNotFound() {
        assertThat(admin.get("/api/flows/complaint-handling/due").status()).isEqualTo(404);
        assertThat(admin.get("/api/flows").response().body()).contains("periodic-revisit");
    }

    @Test
    void theListAndTheFiguresTellHowTheyWent() {
        var done = customer("A");
        var open = customer("A");
        plan();
        var revisit = openRevisit(done);
        complete(done, "Task_CallCustomer", "satisfied", null);
        awaitEnd(revisit);

        var list = admin.get("/api/revisits?group=" + team + period());
        assertThat(list.json().get("items").size()).isEqualTo(2);
        assertThat(admin.get("/api/revisits/" + revisit).json().get("outcome").asString())
                .isEqualTo("satisfied");
        var figures =
                admin.get("/api/revisits/figures?" + period().substring(1)).json();
        var ours = figures.valueStream()
                .filter(line -> team.equals(line.path("group").asString(null)))
                .findFirst()
                .orElseThrow();
        assertThat(ours.get("due").asInt()).isEqualTo(2);
        assertThat(ours.get("done").asInt()).isOne();
        assertThat(ours.get("inTime").asInt()).isOne();
        assertThat(ours.get("completion").asDouble()).isEqualTo(0.5);
        assertThat(revisits.openOf(open)).isPresent();
    }

    @Test
    void aPeriodThatIsNoneIsNamed() {
        assertThat(admin.get("/api/revisits?from=2026-02-01&to=2026-01-01").status())
                .isEqualTo(400);
        assertThat(admin.get("/api/revisits/figures?from=2026-02-01&to=2028-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(admin.get("/api/revisits/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private String period() {
        var today = planner.today();
        return "&from=" + today + "&to=" + today.plusDays(30);
    }
}
