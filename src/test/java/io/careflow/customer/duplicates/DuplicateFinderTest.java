package io.careflow.customer.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.careflow.CareflowTest;
import io.careflow.customer.Customer;
import io.careflow.customer.CustomerDetails;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@CareflowTest
class DuplicateFinderTest extends DuplicatesCase {

    @Autowired
    Comparison comparison;

    @ParameterizedTest(name = "{0} and {1}: {2} of {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name': 'Ada', phone:M      | 'name': 'Bob', phone:M       | PHONE                     | 50",
                "'name': 'Ada', mail:@       | 'name': 'Bob', mail:@        | EMAIL                     | 60",
                "'name': '张伟', phone:M       | 'name': 'Wei ZHANG', phone:M | PHONE NAME                | 80",
                "'name': 'Ada Lovelace', phone:M | 'name': 'Ada Lovelase', phone:M | PHONE SIMILAR_NAME  | 65",
                "'name': '张伟', 'company': '云帆科技' | 'name': 'Zhang Wei', 'company': 'Yun Fan Ke Ji' | NAME COMPANY | 50",
                "'name': 'Ada', 'company': 'X' | 'name': 'Bob', 'company': 'X' | COMPANY                  | 20",
                "'name': 'Ada', 'birthday': '1990-02-01' | 'name': 'ADA', 'birthday': '--02-01' | NAME BIRTHDAY | 55",
                "'name': 'Ada', 'birthday': '1990-02-01', phone:M | 'name': 'Ada', 'birthday': '1960-05-01', phone:M | PHONE NAME OTHER_BIRTHDAY | 50",
                "'name': 'Eve', 'birthday': '1990-02-01', phone:M | 'name': 'Ada', 'birthday': '1960-05-01', phone:M | PHONE OTHER_BIRTHDAY | 20",
                "'name': 'Ada', 'birthday': '1990-02-01' | 'name': 'Bob', 'birthday': 'lunar:1990-01-06' | | 0",
                "'name': 'Ada', 'addresses': [{'text': '5 Main St.'}] | 'name': 'Ada', 'addresses': [{'text': '5, MAIN ST'}] | NAME ADDRESS | 55",
                "'name': 'Acme', 'kind': 'company' | 'name': 'ACME', 'kind': 'company' | NAME COMPANY          | 50",
                "'name': '!', phone:M        | 'name': '?', mail:@          |                           | 0",
            })
    void evidenceIsCountedAndExplained(String one, String other, String kinds, int score) {
        var finding = comparison.of(PlainRecord.of(customer(one)), PlainRecord.of(customer(other)));

        assertThat(finding.score()).isEqualTo(score);
        assertThat(finding.evidence().stream().map(Evidence::kind).map(EvidenceKind::name))
                .containsExactlyInAnyOrder(kinds == null ? new String[0] : kinds.split(" "));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name': 'Ada', phone:M | 'name': 'Bob', phone:M | open 50",
                "'name': 'Ada', mail:@  | 'name': 'Bob', mail:@  | open 60",
                "'name': '张伟 U', 'company': 'U 科技' | 'name': 'Zhang Wei U', 'company': 'U ke ji' | open 50",
                "'name': 'Ada U', 'birthday': '1990-02-01' | 'name': 'Ada U', 'birthday': '--02-01' | open 55",
                "'name': 'Ada U', 'addresses': [{'text': '5 Main St.'}] | 'name': 'Ada U', 'addresses': [{'text': '5, MAIN ST'}] | open 55",
                "'name': 'Ada U', phone:M | 'name': 'Ada U', mail:@  | ",
            })
    void pairsAreFoundByWhatTheyShare(String one, String other, String expected) {
        var first = customer(one.replace("U", unique));
        var second = customer(other.replace("U", unique));

        assertThat(pair(first, second)).isEqualTo(expected);
    }

    @Test
    void changesFindAndDropPairs() {
        var ada = customer("'name': 'Ada', phone:M");
        var bob = customer("'name': 'Bob'");
        assertThat(pair(ada, bob)).isNull();

        var given = change(bob, "{\"contacts\": [{\"kind\": \"phone\", \"value\": \"%s\"}]}".formatted(mobile));
        assertThat(pair(ada, bob)).isEqualTo("open 50");
        var named = change(given, "{\"name\": \"ADA\"}");
        assertThat(pair(ada, bob)).isEqualTo("open 80");
        change(named, "{\"contacts\": []}");
        assertThat(pair(ada, bob)).isNull();
    }

    @Test
    void aNumberThatACrowdSharesMakesNoPairsAndIsCounted() {
        var before = crowds();
        var staff = IntStream.range(0, 60)
                .mapToObj(i -> customer("'name': 'Colleague %s %s', phone:M".formatted("abcdefghij".charAt(i % 10), i)))
                .toList();
        var same = customer("'name': '%s', mail:@".formatted(unique));
        var twin = customer(
                "'name': '%s', 'contacts': [{'kind': 'phone', 'value': '%s'}, {'kind': 'email', 'value': '%s@example.org'}]"
                        .formatted(unique, mobile, unique));
        compareAll();

        assertThat(pairsOf(staff)).as("without a bound it were 1,770").isLessThan(staff.size() * 20);
        assertThat(pairsOf(staff.subList(20, 60))).isZero();
        assertThat(crowds()).isGreaterThan(before);
        assertThat(pair(same, twin))
                .as("whoever shares the number is found by other things")
                .isEqualTo("open 90");
    }

    @Test
    void aRecordThatCannotBeReadKeepsNobodyElseFromBeingCompared() {
        var ada = customer("'name': 'Ada', phone:M");
        var unreadable = customer("'name': 'Eve', phone:M");
        var bob = customer("'name': 'Bob', phone:M");
        jdbc.sql("update customer set birthday = 'nobody has this key' where id = ?")
                .param(unreadable.id())
                .update();
        try {
            assertThat(pair(ada, bob)).isEqualTo("open 50");
        } finally {
            jdbc.sql("update customer set birthday = null where id = ?")
                    .param(unreadable.id())
                    .update();
        }
    }

    @Test
    void aHundredRecordsThatShareNothingAreComparedWithNobody() {
        var all = customers.createAll(IntStream.range(0, 100)
                .mapToObj(i -> CustomerDetails.of("Zhang Wei", null, List.of()))
                .toList());
        compareAll();

        assertThat(pairsOf(all)).as("a common name alone is no evidence").isZero();
    }

    private Customer change(Customer before, String patch) {
        return customers.change(before.id(), before.version(), said -> {
            ObjectNode details = json.valueToTree(said);
            details.setAll((ObjectNode) json.readTree(patch));
            return json.treeToValue(details, CustomerDetails.class);
        });
    }

    private int crowds() {
        return jdbc.sql("select count(*) from duplicate_crowd")
                .query(Integer.class)
                .single();
    }

    private int pairsOf(List<Customer> of) {
        var ids = of.stream().map(customer -> customer.id().toString()).toArray(String[]::new);
        return jdbc.sql("select count(*) from duplicate where first_id = any (cast(:ids as uuid[]))"
                        + " and second_id = any (cast(:ids as uuid[]))")
                .param("ids", ids)
                .query(Integer.class)
                .single();
    }
}
