package io.careflow.revisit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.careflow.CareflowTest;
import io.careflow.complaint.ComplaintChannel;
import io.careflow.complaint.Complaints;
import io.careflow.complaint.NewComplaint;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.CustomerWrote;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Revisits on the real engine, path by path. */
@CareflowTest
class RevisitProcessTest extends RevisitCase {

    @Autowired
    Consents consents;

    @Autowired
    Complaints complaints;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(strings = {"satisfied", "neutral"})
    void aCallWithSomebodyContentIsAContactAndNothingElse(String outcome) {
        var customer = customer("A");
        plan();
        var revisit = openRevisit(customer);
        complete(customer, "Task_CallCustomer", outcome, "All is well.");

        var ended = awaitEnd(revisit);
        assertThat(ended.outcome().code()).isEqualTo(outcome);
        assertThat(ended.tries()).isOne();
        var call = timeline.ofCustomer(customer, null).items().getFirst();
        assertThat(call.summary()).isEqualTo("revisit." + outcome);
        assertThat(call.text()).isEqualTo("All is well.");
        plan();
        assertThat(revisits.openOf(customer)).as("they have heard from us").isEmpty();
    }

    @Test
    void whoIsDissatisfiedGetsAComplaintInTheirWords() {
        var customer = customer("B");
        plan();
        var revisit = openRevisit(customer);
        complete(customer, "Task_CallCustomer", "dissatisfied", "The lid does not close.");

        awaitEnd(revisit);
        var description = await().until(
                        () -> jdbc.sql("select description from complaint where customer_id = ? and external_id = ?")
                                .params(customer, "revisit:" + revisit)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(description).isEqualTo("The lid does not close.");
    }

    @Test
    void aCallGoesOnForWhoeverTheCustomerWasMergedInto() {
        var merged = customer("B");
        plan();
        var revisit = openRevisit(merged);
        task(merged, "Task_CallCustomer");
        var survivor = customer("B");
        merge(survivor, merged);

        complete(survivor, "Task_CallCustomer", "satisfied", "All is well.");
        assertThat(awaitEnd(revisit).customerId()).isEqualTo(survivor);
        assertThat(story(survivor)).contains("revisit.satisfied");
        plan();
        assertThat(revisits.openOf(survivor)).as("they have heard from us").isEmpty();
    }

    @Test
    void ofTwoRevisitsOfOnePersonTheSurvivorsGoesOn() {
        var survivor = customer("B");
        var merged = customer("B");
        plan();
        var kept = openRevisit(survivor);
        var other = openRevisit(merged);
        task(merged, "Task_CallCustomer");
        task(survivor, "Task_CallCustomer");
        merge(survivor, merged);

        assertThat(awaitEnd(other).outcome()).isEqualTo(RevisitOutcome.POSTPONED);
        await().until(() -> jdbc.sql("select count(*) from desk_task where customer_id = ? and state = 'open'")
                        .param(survivor)
                        .query(Integer.class)
                        .single()
                == 1);
        complete(survivor, "Task_CallCustomer", "satisfied", "All is well.");
        assertThat(awaitEnd(kept).outcome()).isEqualTo(RevisitOutcome.SATISFIED);
    }

    @Test
    void whoIsNotReachedIsCalledAgainAnotherDayAndHourThenAskedByMessage() {
        var customer = customer("A", "13912345678", UUID.randomUUID() + "@example.org");
        plan();
        var revisit = openRevisit(customer);
        Long before = null;
        for (int attempt = 1; attempt <= 3; attempt++) {
            var known = before;
            var key = await().until(() -> task(customer, "Task_CallCustomer"), next -> !next.equals(known));
            complete(customer, "Task_CallCustomer", "not-reached", null);
            var tries = attempt;
            await().until(() -> tries(revisit) == tries);
            before = key;
            if (attempt < 3) {
                awaitTimer(customer);
                advance("P12D");
            }
        }
        var message = await().until(
                        () -> jdbc.sql("select id from message where subject_id = ? and template = 'revisit'")
                                .param(revisit)
                                .query(UUID.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(message).isNotNull();
        assertThat(story(customer)).contains("revisit.not-reached");
    }

    @Test
    void aReplyToTheMessageIsReadByAPerson() {
        var customer = customer("C", UUID.randomUUID() + "@example.org");
        plan();
        var revisit = openRevisit(customer);
        await().until(() -> jdbc.sql("select count(*) from message where subject_id = ?")
                        .param(revisit)
                        .query(Integer.class)
                        .single()
                == 1);
        transaction.executeWithoutResult(status -> events.publishEvent(
                new CustomerWrote(UUID.randomUUID(), customer, null, revisit, Channel.EMAIL, "Fine, thanks.")));
        assertThat(dueAt(task(customer, "Task_ReadReply")))
                .isBetween(
                        clock.instant().plus(Duration.ofDays(1)),
                        clock.instant().plus(Duration.ofDays(3)));
        complete(customer, "Task_ReadReply", "satisfied", "Content.");

        assertThat(awaitEnd(revisit).outcome()).isEqualTo(RevisitOutcome.SATISFIED);
    }

    @Test
    void silenceEndsItAndTheNextOneComesAfterTheInterval() {
        var customer = customer("C", UUID.randomUUID() + "@example.org");
        plan();
        var revisit = openRevisit(customer);
        await().until(() -> jdbc.sql("select count(*) from message where subject_id = ?")
                        .param(revisit)
                        .query(Integer.class)
                        .single()
                == 1);
        advance("P15D");

        var ended = awaitEnd(revisit);
        assertThat(ended.outcome()).isEqualTo(RevisitOutcome.NO_REPLY);
        assertThat(ended.nextOn()).isAfter(ended.dueOn());
    }

    @Test
    void aComplaintComesFirst() {
        var customer = customer("A");
        plan();
        var revisit = openRevisit(customer);
        task(customer, "Task_CallCustomer");
        complain(customer);

        assertThat(awaitEnd(revisit).outcome()).isEqualTo(RevisitOutcome.POSTPONED);
        await().until(() -> jdbc.sql("select count(*) from desk_task where customer_id = ? and state = 'open'"
                                + " and element_id = 'Task_CallCustomer'")
                        .param(customer)
                        .query(Integer.class)
                        .single()
                == 0);
    }

    @Test
    void whoWantsNoRevisitsIsNotAskedAgain() {
        var customer = customer("A");
        plan();
        var revisit = openRevisit(customer);
        complete(customer, "Task_CallCustomer", "declined", null);

        awaitEnd(revisit);
        assertThat(consents.state(customer, ConsentChannel.SMS, Purpose.RELATIONSHIP))
                .contains(ConsentState.OPTED_OUT);
    }

    @Test
    void theNextTryIsWithWhoeverTookTheCustomerOver() {
        var customer = customer("A");
        jdbc.sql("update customer set owner = 'leaver' where id = ?")
                .param(customer)
                .update();
        plan();
        var revisit = openRevisit(customer);
        var first = task(customer, "Task_CallCustomer");
        complete(customer, "Task_CallCustomer", "not-reached", null);
        await().until(() -> tries(revisit) == 1);
        awaitTimer(customer);
        jdbc.sql("update customer set owner = 'li.wei' where id = ?")
                .param(customer)
                .update();
        advance("P12D");
        var next = await().until(() -> task(customer, "Task_CallCustomer"), key -> key != first);
        await().until(() -> "li.wei".equals(assignee(next)));
    }

    @Test
    void theTaskIsWithTheOwnerAndDueInBusinessDays() {
        var customer = customer("A");
        jdbc.sql("update customer set owner = 'li.wei' where id = ?")
                .param(customer)
                .update();
        plan();
        var key = task(customer, "Task_CallCustomer");
        await().until(() -> "li.wei".equals(assignee(key)));
        var task = jdbc.sql(
                        "select assignee, candidate_groups[1] as team, due_at, subject_id from desk_task where key = ?")
                .param(key)
                .query()
                .singleRow();
        assertThat(task)
                .containsEntry("assignee", "li.wei")
                .containsEntry("team", team)
                .containsEntry("subject_id", openRevisit(customer));
        assertThat(((Timestamp) task.get("due_at")).toInstant())
                .isBetween(
                        clock.instant().plus(Duration.ofDays(4)),
                        clock.instant().plus(Duration.ofDays(15)));
    }

    private String assignee(long task) {
        return jdbc.sql("select coalesce(assignee, '') from desk_task where key = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private Instant dueAt(long task) {
        return jdbc.sql("select due_at from desk_task where key = ?")
                .param(task)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private int tries(UUID revisit) {
        return jdbc.sql("select tries from revisit where id = ?")
                .param(revisit)
                .query(Integer.class)
                .single();
    }

    private void awaitTimer(UUID customer) {
        await().until(() -> jdbc.sql("select count(*) from desk_task where customer_id = ? and state = 'open'")
                        .param(customer)
                        .query(Integer.class)
                        .single()
                == 0);
    }

    private void complain(UUID customer) {
        complaints.receive(
                new NewComplaint(
                        new NewComplaint.Complainant(customer, null, null, null, null),
                        ComplaintChannel.PHONE,
                        "Lid",
                        "It does not close.",
                        null,
                        null,
                        null),
                null);
    }
}
