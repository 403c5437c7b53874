package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.CareflowTest;
import io.careflow.platform.Ids;
import io.careflow.platform.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CareflowTest
class TimelineTest {

    @Autowired
    Timeline timeline;

    @Autowired
    Customers customers;

    @Autowired
    Ids ids;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsWhatWasSaid() {
        var customer = someCustomer();
        var complaint = ids.next();
        var id = timeline.record(NewInteraction.of(customer, "information-added", "complaint.information-added")
                .about(complaint)
                .over("phone", Direction.INBOUND)
                .withArguments("C-000001")
                .withText("The parcel came,\nbroken."));

        var kept = timeline.ofComplaint(complaint);

        assertThat(kept)
                .hasSize(1)
                .isEqualTo(timeline.ofCustomer(customer, null).items());
        assertThat(kept.getFirst().id()).isEqualTo(id);
        assertThat(kept.getFirst())
                .extracting(Interaction::channel, Interaction::direction, Interaction::text, Interaction::actor)
                .containsExactly("phone", Direction.INBOUND, "The parcel came,\nbroken.", "system");
        assertThat(kept.getFirst().arguments()).containsExactly("C-000001");
    }

    @Test
    void givesPagesNewestFirstWithoutGapsOrRepeats() {
        var customer = someCustomer();
        var recorded = new ArrayList<UUID>();
        for (int i = 0; i < 2 * Timeline.PAGE_SIZE + 1; i++) {
            recorded.add(timeline.record(NewInteraction.of(customer, "note", "customer.note")));
        }

        var first = timeline.ofCustomer(customer, null);
        timeline.record(NewInteraction.of(customer, "note", "customer.note"));
        var second = timeline.ofCustomer(customer, first.next());
        var third = timeline.ofCustomer(customer, second.next());

        var read = new ArrayList<UUID>();
        for (var page : java.util.List.of(first, second, third)) {
            page.items().forEach(interaction -> read.add(interaction.id()));
        }
        assertThat(first.items()).hasSize(Timeline.PAGE_SIZE);
        assertThat(first.items())
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(Interaction::at).reversed());
        assertThat(third.next()).isNull();
        assertThat(read).containsExactlyInAnyOrderElementsOf(recorded);
    }

    @Test
    void entriesOfOneInstantAreToldApart() {
        var customer = someCustomer();
        for (int i = 0; i < Timeline.PAGE_SIZE + 10; i++) {
            timeline.record(NewInteraction.of(customer, "note", "customer.note"));
        }
        jdbc.sql("update interaction set at = '2026-03-02T09:00:00.123456Z' where customer_id = ?")
                .param(customer)
                .update();

        var first = timeline.ofCustomer(customer, null);
        var second = timeline.ofCustomer(customer, first.next());

        assertThat(second.items()).hasSize(10);
        assertThat(Collections.disjoint(first.items(), second.items())).isTrue();
    }

    @Test
    void wholePageIsTheLastWhenNothingFollows() {
        var customer = someCustomer();
        for (int i = 0; i < Timeline.PAGE_SIZE; i++) {
            timeline.record(NewInteraction.of(customer, "note", "customer.note"));
        }

        assertThat(timeline.ofCustomer(customer, "").next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "%%%", "MjAyNi0wMy0wMn4x", "fn4"})
    void refusesPageThatItNeverGave(String page) {
        assertThatThrownBy(() -> timeline.ofCustomer(ids.next(), page))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("page");
    }

    private UUID someCustomer() {
        return customers
                .findOrCreate(new NewCustomer("Li Na", null, null, null))
                .id();
    }
}
