package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.CareflowTest;
import io.careflow.desk.TaskFacts;
import io.careflow.desk.TaskProjection;
import io.careflow.desk.TaskState;
import io.careflow.platform.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

@CareflowTest
class CustomerVisibilityTest {

    @Autowired
    Customers customers;

    @Autowired
    CustomerSearch search;

    @Autowired
    CustomerVisibility visibility;

    @Autowired
    TaskProjection tasks;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    // Nobody else's customers, staff or groups have it in their names.
    private final String unique = "v" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        // whose the customer is     who asks            sees them
        "me,     , AGENT, east, true",
        "me,     , LEAD,  east, true",
        "other,  , AGENT, east, false",
        "other,  , LEAD,  east, true",
        "other,  , LEAD,  west, false",
        "other, east, AGENT, east, true",
        "other, east, AGENT, west, false",
        "stranger, east, LEAD, east, true",
        "stranger, , LEAD, east, false",
        ", west, AGENT, east, false",
        ", west, LEAD, east, false",
        ", , AGENT, east, true",
        "other, west, OPS, east, true",
        "other, west, ADMIN, east, true",
        ", , NONE, east, false",
        "me, , NONE, east, false",
    })
    void rolesOwnersAndGroupsSayWhoSeesWhom(String owner, String group, String role, String mine, boolean sees) {
        seenByTheDirectory("other", "AGENT", "east");
        var id = customer(owner, group).id();

        logIn("me", role, mine);

        assertThat(visibility.sees(id)).isEqualTo(sees);
        assertThat(customers.find(id).isPresent()).isEqualTo(sees);
        assertThat(customers.names(List.of(id)).containsKey(id)).isEqualTo(sees);
        assertThat(found()).isEqualTo(sees);
        assertThat(listed(id)).isEqualTo(sees);
    }

    @Test
    void openTasksOfAGroupShowTheirCustomerUntilTheyAreDone() {
        var id = customer("other", null).id();
        var task = task(id, "east", null, TaskState.OPEN);
        logIn("me", "AGENT", "east");
        assertThat(visibility.sees(id)).isTrue();
        assertThat(found()).isTrue();
        logIn("me", "AGENT", "west");
        assertThat(visibility.sees(id)).isFalse();

        tell(task, id, "east", null, TaskState.COMPLETED, 2);

        logIn("me", "AGENT", "east");
        assertThat(visibility.sees(id)).isFalse();
        assertThatThrownBy(() -> visibility.require(id)).isInstanceOf(ProblemException.class);
    }

    @Test
    void taskThatSomebodyOfAnotherGroupClaimedShowsThemItsCustomer() {
        var id = customer("other", null).id();
        task(id, "west", unique + "me", TaskState.OPEN);

        logIn("me", "AGENT", "east");

        assertThat(visibility.sees(id)).isTrue();
    }

    @Test
    void searchFindsByEveryWayAndPagesWithoutDoubles() {
        for (int i = 0; i < 20; i++) {
            customer("me", "east");
            customer(null, "east");
            customer(null, null);
            customer("other", "west");
        }
        logIn("me", "AGENT", "east");

        var first = search.search(unique, null);
        var second = search.search(unique, first.next());
        var third = search.search(unique, second.next());

        var all = Stream.of(first, second, third)
                .flatMap(page -> page.items().stream())
                .map(Customer::id)
                .toList();
        assertThat(all).hasSize(60).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(UUID::toString).reversed());
        assertThat(third.next()).isNull();
    }

    @Test
    void theSystemItselfSeesEverybody() {
        assertThat(customers.find(customer("other", "west").id())).isPresent();
    }

    private Customer customer(String owner, String group) {
        return customers.create(new CustomerDetails(
                null,
                unique + " Li Na",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                owner == null ? null : unique + owner,
                group == null ? null : unique + group,
                null,
                null));
    }

    private boolean found() {
        return !search.search(unique, null).items().isEmpty();
    }

    private boolean listed(UUID id) {
        return search.list(null, null).items().stream()
                .anyMatch(customer -> customer.id().equals(id));
    }

    private long task(UUID customer, String group, String assignee, TaskState state) {
        var key = ThreadLocalRandom.current().nextLong(1L << 60, 1L << 61);
        tell(key, customer, group, assignee, state, 1);
        return key;
    }

    private void tell(long key, UUID customer, String group, String assignee, TaskState state, long job) {
        tasks.learn(
                new TaskFacts(
                        key,
                        "Task_Respond",
                        "Process_ComplaintHandling",
                        1,
                        null,
                        null,
                        List.of(unique + group),
                        assignee,
                        clock.instant(),
                        50,
                        null,
                        null,
                        customer,
                        Map.of(),
                        job),
                state);
    }

    private void seenByTheDirectory(String name, String role, String group) {
        events.publishEvent(new AuthenticationSuccessEvent(authentication(name, role, group)));
    }

    private void logIn(String name, String role, String group) {
        SecurityContextHolder.getContext().setAuthentication(authentication(name, role, group));
    }

    private UsernamePasswordAuthenticationToken authentication(String name, String role, String group) {
        return UsernamePasswordAuthenticationToken.authenticated(
                unique + name, null, AuthorityUtils.createAuthorityList("ROLE_" + role, "GROUP_" + unique + group));
    }
}
