package io.careflow.greeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.customer.Birthday;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The whole way of a greeting, on the real engine. */
class GreetingProcessTest extends GreetingCase {

    @Test
    void aBirthdayIsGreetedOnceByTheChannelThatTheyPrefer() {
        var today = daytime();
        var customer = customer(yearly(today), "CN", "sms", email(), phone());
        plan();
        plan();

        var greeting = awaitOnly(customer);
        assertThat(greeting.state()).isEqualTo("greeted");
        assertThat(greeting.day()).isEqualTo(today);
        assertThat(message(greeting)).isEqualTo("greeting-birthday by sms for relationship");
        plan();
        assertThat(rows.ofCustomer(customer, 10)).hasSize(1);
        assertThat(as("admin").get("/api/greetings").json().get("items").get(0).has("occasion"))
                .isTrue();
    }

    @Test
    void aBirthdayOfTheLunarCalendarIsGreetedOnItsDay() {
        var lunar = RecurringDays.LunarDay.of(daytime());
        var birthday = new Birthday(true, 1980, lunar.month(), lunar.leap(), lunar.day());
        var customer = customer(birthday.toString(), "CN", null, email());
        plan();
        assertThat(message(awaitOnly(customer))).isEqualTo("greeting-birthday by email for relationship");
    }

    @Test
    void itWaitsForTheMorningWhereTheCustomerIsAndIsLeftOutWhenTheyComplainMeanwhile() {
        var tomorrow = daytime().plusDays(1);
        var customer = customer(yearly(tomorrow), "CN", null, email());
        var greeting = begin(customer, tomorrow);
        assertThat(as("agent")
                        .post("/api/complaints", """
                        {"customer": {"id": "%s"}, "channel": "web", "category": "delivery", "externalId": "%s",
                         "subject": "Late", "description": "It is late."}""".formatted(customer, UUID.randomUUID()))
                        .status())
                .isEqualTo(201);
        assertThat(rows.find(greeting).orElseThrow().state()).isEqualTo("begun");

        advance(Duration.ofHours(24));
        var ended = awaitEnd(greeting);
        assertThat(ended.state()).isEqualTo("left-out");
        assertThat(ended.reason()).isEqualTo("open-complaint");
        assertThat(ended.messageId()).isNull();
    }

    @Test
    void whatIsTooLateIsLeftOut() {
        var customer = customer("--01-01", "CN", null, email());
        var greeting = awaitEnd(begin(customer, daytime().minusDays(2)));
        assertThat(greeting.state()).isEqualTo("left-out");
        assertThat(greeting.reason()).isEqualTo("too-late");
    }

    @Test
    void nobodyIsGreetedTwiceAfterTwoRecordsBecameOne() {
        var today = daytime();
        var one = customer(yearly(today), "CN", null, email());
        assertThat(awaitEnd(begin(one, today)).state()).isEqualTo("greeted");
        var other = customer(yearly(today), "CN", null, email());
        var begun = begin(other, today.plusDays(1));
        as("admin").merge(other, one);

        assertThat(judge(today, other)).singleElement().satisfies(judgement -> assertThat(judgement.reason())
                .isEqualTo("greeted-already"));
        advance(Duration.ofHours(24));
        assertThat(awaitEnd(begun).reason()).isEqualTo("greeted-already");
    }

    @Test
    void whoIsErasedWhileItWaitsIsNotGreeted() {
        var tomorrow = daytime().plusDays(1);
        var customer = customer(yearly(tomorrow), "CN", null, email());
        var greeting = begin(customer, tomorrow);
        var done = awaitEnd(begin(customer, tomorrow.minusDays(400)));
        assertThat(as("admin")
                        .post("/api/customers/" + customer + "/erase", "{\"reason\": \"customer-request\"}")
                        .status())
                .isLessThan(300);

        assertThat(rows.find(done.id())).isEmpty();
        advance(Duration.ofHours(24));
        var ended = awaitEnd(greeting);
        assertThat(ended.reason()).isEqualTo("erased");
        assertThat(ended.occasion()).doesNotContain("birthday");
        assertThat(ended.messageId()).isNull();
    }
}
