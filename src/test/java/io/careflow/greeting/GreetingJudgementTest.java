package io.careflow.greeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.engine.DecisionFault;
import io.careflow.engine.DecisionModel;
import io.careflow.planning.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is greeted for what on a date, and who is left out. */
class GreetingJudgementTest extends GreetingCase {

    @Autowired
    Consents consents;

    @Autowired
    GreetingRulesCheck check;

    @ParameterizedTest
    @CsvSource({
        "CN, 2100-02-09, due spring-festival-2100",
        "DE, 2100-02-09, ",
        "CN, 2100-09-18, due mid-autumn-2100",
        "US, 2100-12-25, due christmas-2100",
        "CN, 2100-12-25, ",
        "CN, 2101-01-01, due new-year-2101"
    })
    void festivalsAreKeptByCountry(String country, LocalDate date, String expected) {
        assertThat(verdicts(date, customer(null, country, null, email())))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void aBirthdayOfTheLeapDayIsFoundOnThe28thOfFebruaryInACommonYear() {
        var customer = customer("1996-02-29", "DE", null, email());
        var before = new UUID(customer.getMostSignificantBits(), customer.getLeastSignificantBits() - 1);
        assertThat(flow.candidates(LocalDate.of(2099, 2, 28), before, 1, null)).containsExactly(customer);
        assertThat(flow.candidates(LocalDate.of(2096, 2, 28), before, 1, null)).doesNotContain(customer);
        assertThat(flow.candidates(LocalDate.of(2096, 2, 29), before, 1, null)).containsExactly(customer);
    }

    @ParameterizedTest
    @CsvSource({
        "2091-05-06, C, due anniversary-2091",
        "2092-05-06, C, left-out anniversary-2092",
        "2092-05-06, A, due anniversary-2092",
        "2095-05-06, B, due anniversary-2095",
        "2095-05-07, A, "
    })
    void anniversariesOfTheFirstPurchase(LocalDate date, String tier, String expected) {
        var customer = customer(null, "ZZ".equals(tier) ? null : "FR", null, email());
        bought(customer, "2090-05-06T02:00:00Z");
        bought(customer, "2090-07-06T02:00:00Z");
        jdbc.sql("update customer set tier = ? where id = ?")
                .params(tier, customer)
                .update();
        assertThat(verdicts(date, customer)).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(flow.candidates(
                        date,
                        new UUID(customer.getMostSignificantBits(), customer.getLeastSignificantBits() - 1),
                        1,
                        null))
                .hasSizeLessThanOrEqualTo(1)
                .matches(found -> found.contains(customer) == (expected != null));
    }

    @Test
    void ofSeveralOccasionsOnOneDayTheMostPersonalIsKept() {
        var day = LocalDate.of(2100, 12, 25);
        var customer = customer("--12-25", "US", null, email());
        bought(customer, "2099-12-25T02:00:00Z");
        var occasions = List.of("due birthday-2100", "left-out anniversary-2100", "left-out christmas-2100");
        assertThat(verdicts(day, customer)).isEqualTo(occasions);
        assertThat(judge(day, customer))
                .extracting(Judgement::reason)
                .containsExactly("birthday", "other-greeting", "other-greeting");

        // Asked again once it was begun, the day is still taken.
        begin(customer, day);
        assertThat(judge(day, customer))
                .extracting(Judgement::reason)
                .containsExactly("greeted-already", "other-greeting", "other-greeting");
    }

    @Test
    void anOccasionThatIsNotGreetedLeavesTheDayToTheNext() {
        var day = LocalDate.of(2101, 12, 25);
        var customer = customer(null, "US", null, email());
        bought(customer, "2099-12-25T02:00:00Z");
        assertThat(judge(day, customer)).extracting(Judgement::reason).containsExactly("not-greeted", "festival");
    }

    @Test
    void whoeverSaidNoOrCannotBeReachedIsLeftOut() {
        var day = LocalDate.of(2099, 4, 5);
        var silent = customer("--04-05", "FR", null);
        assertThat(judge(day, silent)).extracting(Judgement::reason).containsExactly("no-address");
        var unwilling = customer("--04-05", "FR", null, email());
        consents.record(
                unwilling,
                List.of(new NewStatement(
                        ConsentChannel.EMAIL, Purpose.RELATIONSHIP, ConsentState.OPTED_OUT, null, "call", null)));
        assertThat(judge(day, unwilling)).extracting(Judgement::reason).containsExactly("opted-out");
        // Greetings count as advertising there.
        var german = customer("--04-05", "DE", null, email());
        assertThat(judge(day, german)).extracting(Judgement::reason).containsExactly("no-consent");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"greeting-birthday\"', '\"greeting-nowhere\"', the template greeting-nowhere does not exist for email",
        "<text>1</text>, <text>99</text>, latestDays must be a whole number from 0 to 30",
        "<text>true</text>, <text>null</text>, greet must be true or false"
    })
    void aTableThatNobodyUnderstandsIsNotDeployed(String part, String instead, String fault) throws IOException {
        var table = Files.readString(Path.of(GreetingRules.FILE)).replace(part, instead);
        assertThatThrownBy(() -> check.check(DecisionModel.parse(table)))
                .isInstanceOf(DecisionFault.class)
                .hasMessageContaining(fault);
    }

    private List<String> verdicts(LocalDate date, UUID customer) {
        return judge(date, customer).stream()
                .map(judgement -> judgement.verdict().code() + " " + judgement.occasion())
                .toList();
    }

    private void bought(UUID customer, String at) {
        jdbc.sql("""
                        insert into purchase (id, customer_id, source, order_id, line, product, quantity, amount, currency,
                            at, created_at)
                        values (gen_random_uuid(), ?, 'shop', ?, 1, 'Tea', 1, 3, 'EUR', ?::timestamptz, now())""").params(customer, UUID.randomUUID().toString(), at).update();
    }
}
