package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.careflow.CareflowTest;
import io.careflow.platform.protection.BlindIndex;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CareflowTest
class CustomersTest {

    @Autowired
    Customers customers;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BlindIndex index;

    @Autowired
    TransactionTemplate transactions;

    private final String email = "Na." + UUID.randomUUID() + "@Example.com";
    private final String phone = somePhone();

    @Test
    void keepsAddressesAsTypedAndAssumesTheRest() {
        var id = customers
                .findOrCreate(new NewCustomer("李娜", email, phone.substring(3), null))
                .id();

        var customer = customers.find(id).orElseThrow();
        assertThat(customer)
                .extracting(Customer::name, Customer::email, Customer::phone, Customer::locale, Customer::zone)
                .containsExactly("李娜", email, phone, Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"));
        assertThat(customer.tier()).isEqualTo("C");
        assertThat(customer.shownPhone().given()).isEqualTo(phone.substring(3));
    }

    @Test
    void customerIsRecognisedByMailHoweverItIsWritten() {
        var id = customers
                .findOrCreate(new NewCustomer("Li Na", email, null, "en-GB"))
                .id();

        assertThat(customers
                        .findOrCreate(new NewCustomer("L. Na", email.toUpperCase(Locale.ROOT), null, null))
                        .id())
                .isEqualTo(id);
        assertThat(customers.find(id).orElseThrow().locale()).isEqualTo(Locale.UK);
        assertThat(customers.find(id).orElseThrow().email()).isEqualTo(email);
    }

    @Test
    void customerIsRecognisedByPhoneHoweverItIsWritten() {
        var id = customers
                .findOrCreate(new NewCustomer("Li Na", null, phone, null))
                .id();

        assertThat(customers
                        .findOrCreate(new NewCustomer("Li Na", null, "0086 " + phone.substring(3), null))
                        .id())
                .isEqualTo(id);
    }

    @Test
    void somebodyIsRecognisedWhileAnotherTransactionWritesOnTheirTimeline() {
        var id = customers
                .findOrCreate(new NewCustomer("Li Na", email, null, null))
                .id();

        // Whoever waited here for the other while the other came to change the record would be a deadlock.
        transactions.executeWithoutResult(running -> {
            timeline.record(NewInteraction.of(id, "note", "customer.note"));
            assertThat(CompletableFuture.supplyAsync(() -> customers
                            .findOrCreate(new NewCustomer("Li Na", email, null, null))
                            .id()))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .isEqualTo(id);
        });
    }

    @Test
    void addressThatTheRecordLacksIsAdded() {
        var byPhone = customers
                .findOrCreate(new NewCustomer("Li Na", null, phone, null))
                .id();
        customers.findOrCreate(new NewCustomer("Li Na", email, phone, null)).id();
        var byMail = customers
                .findOrCreate(new NewCustomer("Wang", "wang." + email, null, null))
                .id();
        var wangsPhone = somePhone();
        customers
                .findOrCreate(new NewCustomer("Wang", "wang." + email, wangsPhone, null))
                .id();

        assertThat(customers.find(byPhone).orElseThrow().email()).isEqualTo(email);
        assertThat(customers.find(byMail).orElseThrow().phone()).isEqualTo(wangsPhone);
        assertThat(customers
                        .findOrCreate(new NewCustomer("Wang", null, wangsPhone, null))
                        .id())
                .isEqualTo(byMail);
    }

    @Test
    void mailWinsOverThePhoneOfAnotherAndThatIsNoted() {
        var byMail = customers
                .findOrCreate(new NewCustomer("Li Na", email, null, null))
                .id();
        var byPhone = customers
                .findOrCreate(new NewCustomer("Wang", null, phone, null))
                .id();

        assertThat(customers
                        .findOrCreate(new NewCustomer("Li Na", email, phone, null))
                        .id())
                .isEqualTo(byMail);
        assertThat(customers.find(byMail).orElseThrow().phone()).isNull();
        assertThat(timeline.ofCustomer(byMail, null).items())
                .extracting(Interaction::kind, Interaction::text)
                .containsExactly(tuple("phone-of-another", byPhone.toString()));
    }

    @Test
    void contradictingAddressesAreKeptUnconfirmedUsedForNothingAndNoted() {
        var id = customers
                .findOrCreate(new NewCustomer("Li Na", email, phone, null))
                .id();
        var otherPhone = somePhone();

        customers
                .findOrCreate(new NewCustomer("Li Na", email, otherPhone, null))
                .id();
        customers
                .findOrCreate(new NewCustomer("Li Na", "other." + email, phone, null))
                .id();

        var known = customers.find(id).orElseThrow();
        assertThat(known.email()).isEqualTo(email);
        assertThat(known.phone()).isEqualTo(phone);
        assertThat(known.contacts())
                .extracting(Contact::value, Contact::validity)
                .contains(tuple(otherPhone, Validity.UNCONFIRMED), tuple("other." + email, Validity.UNCONFIRMED));
        assertThat(customers
                        .findOrCreate(new NewCustomer("Somebody", "other." + email, null, null))
                        .id())
                .isNotEqualTo(id);
        assertThat(timeline.ofCustomer(id, null).items())
                .extracting(Interaction::summary, Interaction::text)
                .containsExactly(tuple("customer.other-email", null), tuple("customer.other-phone", null));
    }

    @Test
    void samePhoneWrittenOtherwiseIsNotNoted() {
        var id = customers
                .findOrCreate(new NewCustomer("Li Na", email, phone, null))
                .id();
        customers
                .findOrCreate(new NewCustomer("Li Na", email, phone.substring(3), null))
                .id();

        assertThat(timeline.ofCustomer(id, null).items()).isEmpty();
    }

    @Test
    void phoneThatIsNoNumberIsKeptAndIsNoAddress() {
        var id = customers
                .findOrCreate(new NewCustomer("Li Na", email, "ask for Na", null))
                .id();

        assertThat(customers.find(id).orElseThrow().phone()).isNull();
        assertThat(customers.find(id).orElseThrow().shownPhone().value()).isEqualTo("ask for Na");
        assertThat(customers.find(id).orElseThrow().hasPhone()).isFalse();
    }

    @Test
    void realNumberReplacesOneThatWasNone() {
        var id = customers
                .findOrCreate(new NewCustomer("Li Na", email, "ask for Na", null))
                .id();
        customers.findOrCreate(new NewCustomer("Li Na", email, phone, null)).id();

        assertThat(customers.find(id).orElseThrow().phone()).isEqualTo(phone);
    }

    @Test
    void peopleWithoutAnyAddressAreNotTakenForEachOther() {
        assertThat(customers
                        .findOrCreate(new NewCustomer("Li Na", null, null, null))
                        .id())
                .isNotEqualTo(customers
                        .findOrCreate(new NewCustomer("Li Na", null, null, null))
                        .id());
    }

    @Test
    void malformedInputMakesNoCustomer() {
        assertThatThrownBy(() -> customers
                        .findOrCreate(new NewCustomer("Li Na", "li.na", phone, null))
                        .id())
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(count("phone", phone)).isZero();
    }

    @Test
    void newCustomerWhoComesManyTimesAtOnceIsMadeOnce() throws Exception {
        var both = new NewCustomer("Li Na", email, phone, null);
        var onlyMail = new NewCustomer("Li Na", email.toLowerCase(Locale.ROOT), null, null);
        var onlyPhone = new NewCustomer("Li Na", null, phone, null);

        var ids = atOnce(24, i -> customers
                .findOrCreate(i % 3 == 0 ? both : i % 3 == 1 ? onlyMail : onlyPhone)
                .id());

        // Whoever comes with one address before anybody came with both is not known to be the same person yet.
        assertThat(ids.stream().distinct().count()).isLessThanOrEqualTo(2);
        assertThat(count("email", email.toLowerCase(Locale.ROOT))).isOne();
        assertThat(count("phone", phone)).isOne();
    }

    @Test
    void sameNewCustomerAtOnceIsOneCustomer() throws Exception {
        var given = new NewCustomer("Li Na", email, phone, null);

        assertThat(atOnce(24, i -> customers.findOrCreate(given).id()).stream().distinct())
                .hasSize(1);
    }

    private static java.util.List<UUID> atOnce(int times, java.util.function.IntFunction<UUID> call) throws Exception {
        var start = new CyclicBarrier(times);
        try (var threads = Executors.newFixedThreadPool(times)) {
            var calls = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<UUID>) () -> {
                        start.await();
                        return call.apply(i);
                    })
                    .toList();
            var ids = new java.util.ArrayList<UUID>();
            for (Future<UUID> id : threads.invokeAll(calls)) {
                ids.add(id.get());
            }
            return ids;
        }
    }

    private int count(String kind, String compared) {
        return jdbc.sql("select count(*) from contact where hash = ?")
                .param(index.hash(kind, compared))
                .query(Integer.class)
                .single();
    }

    private static String somePhone() {
        return "+86138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }
}
