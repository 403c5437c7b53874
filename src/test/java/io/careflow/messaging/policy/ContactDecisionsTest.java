package io.careflow.messaging.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.customer.ContactDetails;
import io.careflow.customer.ContactKind;
import io.careflow.customer.Customer;
import io.careflow.customer.CustomerDetails;
import io.careflow.customer.Customers;
import io.careflow.customer.Rescues;
import io.careflow.customer.ServiceBurden;
import io.careflow.customer.ServiceBurdens;
import io.careflow.customer.Validity;
import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.Channel;
import io.careflow.messaging.DecisionReason;
import io.careflow.messaging.MessageDecision;
import io.careflow.messaging.MessageDecision.Moment;
import io.careflow.messaging.MessageDecision.Verdict;
import io.careflow.messaging.MessageSubject;
import io.careflow.messaging.MessagingTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@MessagingTest
class ContactDecisionsTest {

    private static final Instant NOON_IN_PARIS = Instant.parse("2026-11-22T11:00:00Z");

    @Autowired
    ContactPolicy policy;

    @Autowired
    Consents consents;

    @Autowired
    SentMessages sent;

    @Autowired
    Customers customers;

    @Autowired
    TransactionTemplate transaction;

    /** Who is talked out of leaving. */
    private UUID rescued;

    @ParameterizedTest
    @CsvSource({
        // In the night of the change of clocks, and in another one.
        "FR, Europe/Paris, 2026-10-24T18:59:59Z, send, ",
        "FR, Europe/Paris, 2026-10-24T19:00:00Z, defer, 2026-10-25T07:00:00Z",
        "FR, Europe/Paris, 2027-03-27T20:00:00Z, defer, 2027-03-28T06:00:00Z",
        "FR, Europe/Paris, 2026-11-22T20:00:00Z, defer, 2026-11-23T07:00:00Z",
        // Who does not say where their clock stands: as in their country, else as at the company's.
        "US, , 2026-11-01T01:00:00Z, defer, 2026-11-01T13:00:00Z",
        "US, , 2026-11-01T13:00:00Z, send, ",
        "AU, , 2026-11-22T10:00:00Z, defer, 2026-11-22T21:00:00Z",
        ", , 2026-11-22T12:59:59Z, send, ",
        ", , 2026-11-22T13:00:00Z, defer, 2026-11-23T00:00:00Z",
        "BV, , 2026-11-22T13:00:00Z, defer, 2026-11-23T00:00:00Z"
    })
    void nobodyIsDisturbedAtNight(String country, String zone, Instant now, String verdict, Instant until) {
        var customer = customer(country, zone);
        var decision = decide(Moment.ASKED, customer, Purpose.SURVEY, now, 0);
        assertThat(decision.verdict().code()).isEqualTo(verdict);
        assertThat(decision.until()).isEqualTo(until);
        assertThat(decision.reason()).isEqualTo(until == null ? null : DecisionReason.QUIET_HOURS);
        assertThat(decision.zone()).isEqualTo(until == null ? null : customer.zone());
        assertThat(decide(Moment.SENDING, customer, Purpose.SERVICE, now, 0).sends())
                .as("what they asked for")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DE, survey,       , no-consent",
        "DE, survey,       opted-in, ",
        "DE, relationship, , no-consent",
        "FR, survey,       , ",
        "FR, survey,       opted-out, opted-out",
        "FR, relationship, , ",
        "FR, marketing,    , no-consent",
        "FR, marketing,    opted-in, ",
        "FR, marketing,    opted-out, opted-out",
        ", marketing,    , no-consent",
        "US, marketing,    , ",
        "FR, service,      , ",
        "FR, service,      opted-out, opted-out"
    })
    void lawDiffersByPurposeAndCountry(String country, String purpose, String said, String reason) {
        var customer = customer(country, "Europe/Paris");
        if (said != null) {
            consents.record(
                    customer.id(),
                    List.of(new NewStatement(
                            ConsentChannel.EMAIL,
                            Purpose.of(purpose),
                            ConsentState.of(said),
                            null,
                            "phone",
                            "Their words")));
        }
        assertDecided(decide(Moment.ASKED, customer, Purpose.of(purpose), NOON_IN_PARIS, 0), reason);
    }

    @ParameterizedTest
    @CsvSource({"survey, open-complaint", "relationship, open-complaint", "service,"})
    void anOpenComplaintSuppressesAllButWhatTheyAskedFor(String purpose, String reason) {
        var customer = customer("FR", "Europe/Paris");
        assertDecided(decide(Moment.ASKED, customer, Purpose.of(purpose), NOON_IN_PARIS, 1), reason);
        assertDecided(decide(Moment.ASKED, customer, Purpose.of(purpose), NOON_IN_PARIS, 0), null);
    }

    @ParameterizedTest
    @CsvSource({"marketing, open-rescue", "relationship,", "survey,", "service,"})
    void marketingPausesWhileSomebodyIsTalkedOutOfLeaving(String purpose, String reason) {
        var customer = customer("FR", "Europe/Paris");
        consents.record(
                customer.id(),
                List.of(new NewStatement(
                        ConsentChannel.EMAIL, Purpose.MARKETING, ConsentState.OPTED_IN, null, "phone", "Their words")));
        assertDecided(decide(Moment.ASKED, customer, Purpose.of(purpose), NOON_IN_PARIS, 0), null);
        rescued = customer.id();
        assertDecided(decide(Moment.ASKED, customer, Purpose.of(purpose), NOON_IN_PARIS, 0), reason);
    }

    @Test
    void whatComesTooLateIsNotSent() {
        var customer = customer("FR", "Europe/Paris");
        var asked = NOON_IN_PARIS.minusSeconds(36 * 3600L);
        assertDecided(
                decisions(NOON_IN_PARIS, 0).decide(Moment.SENDING, greeting(customer, asked, true), customer), null);
        assertDecided(
                decisions(NOON_IN_PARIS.plusSeconds(1), 0)
                        .decide(Moment.SENDING, greeting(customer, asked, true), customer),
                "stale");
    }

    @Test
    void anAddressThatDoesNotWorkIsNoMissingOne() {
        var customer = customer("FR", "Europe/Paris");
        assertDecided(
                decisions(NOON_IN_PARIS, 0).decide(Moment.ASKED, greeting(customer, NOON_IN_PARIS, false), customer),
                "no-address");
        var broken = customers.create(CustomerDetails.of(
                "Zoé",
                "fr",
                List.of(new ContactDetails(
                        ContactKind.EMAIL,
                        "zoe-" + UUID.randomUUID() + "@example.org",
                        null,
                        false,
                        Validity.INVALID))));
        assertDecided(
                decisions(NOON_IN_PARIS, 0).decide(Moment.ASKED, greeting(broken, NOON_IN_PARIS, false), broken),
                "invalid-address");
    }

    private static void assertDecided(MessageDecision decision, String reason) {
        assertThat(decision.verdict()).isEqualTo(reason == null ? Verdict.SEND : Verdict.SUPPRESS);
        assertThat(decision.reason() == null ? null : decision.reason().code()).isEqualTo(reason);
    }

    private MessageDecision decide(Moment moment, Customer customer, Purpose purpose, Instant now, int complaints) {
        return decisions(now, complaints).decide(moment, intended(customer, purpose, now, true), customer);
    }

    private static IntendedMessage greeting(Customer customer, Instant asked, boolean reachable) {
        return intended(customer, Purpose.RELATIONSHIP, asked, reachable);
    }

    private static IntendedMessage intended(Customer customer, Purpose purpose, Instant asked, boolean reachable) {
        return new IntendedMessage(
                UUID.randomUUID(),
                Channel.EMAIL,
                "test-notice",
                purpose,
                new MessageSubject(customer.id(), null),
                asked,
                reachable);
    }

    private ContactDecisions decisions(Instant now, int complaints) {
        ServiceBurdens burdens = (asked, since) ->
                complaints == 0 ? Map.of() : Map.of(asked.iterator().next(), new ServiceBurden(1, 0, complaints, null));
        Rescues rescues = customer -> customer.equals(rescued);
        return new ContactDecisions(
                policy,
                consents,
                sent,
                List.of(burdens),
                List.of(rescues),
                transaction,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Somebody who says of their clock and country just this. */
    private Customer customer(String country, String zone) {
        return customers.create(new CustomerDetails(
                null, "Zoé", null, null, null, null, null, "fr", zone, country, null, null, null, null, null));
    }
}
