package io.careflow.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.platform.FieldProblem;
import io.careflow.platform.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergedDetailsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TEXTS = List.of("name", "company", "title", "country", "birthday", "owner");

    @ParameterizedTest(name = "{0} and {1} give {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name': 'Ada'}                     | {'name': 'A. L.'}                      | {'name': 'Ada'}",
                "{'name': 'Ada'}                     | {'name': 'A', 'title': 'Countess'}     | {'name': 'Ada', 'title': 'Countess'}",
                "{'name': 'Ada', 'locale': 'en'}     | {'name': 'A', 'externalId': 'x'}       | {'name': 'Ada', 'locale': 'en'}",
                "{'custom': {'size': 1}}             | {'custom': {'size': 2, 'vip': true}}   | {'custom': {'size': 1, 'vip': true}}",
                "{'addresses': [{'text': 'Rome'}]}   | {'addresses': [{'text': 'Rome'}, {'text': 'Bari'}]} | {'addresses': [{'text': 'Rome'}, {'text': 'Bari'}]}",
                "{'preferences': {'channel': 'sms'}} | {'preferences': {'channel': 'email', 'products': ['tea']}} | {'preferences': {'channel': 'sms', 'products': ['tea']}}",
            })
    void survivorKeepsWhatItHasAndGetsWhatItLacks(String survivor, String other, String merged) {
        assertThat(MergedDetails.merged(json(survivor), json(other), Set.of())).isEqualTo(json(merged));
    }

    @Test
    void chosenFieldsComeFromTheOther() {
        var merged = MergedDetails.merged(
                json("{'name': 'A', 'title': 'Ms', 'custom': {'size': 1}}"),
                json("{'name': 'Ada', 'title': 'Countess', 'custom': {'size': 2}}"),
                Set.of("name", "custom.size"));

        assertThat(merged).isEqualTo(json("{'name': 'Ada', 'title': 'Ms', 'custom': {'size': 2}}"));
    }

    @Test
    void whatTheOtherHasNotCannotBeTaken() {
        assertThatThrownBy(() -> MergedDetails.merged(
                        json("{'name': 'A', 'title': 'Ms'}"),
                        json("{'name': 'B'}"),
                        Set.of("title", "contacts", "name")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.fields())
                        .extracting(FieldProblem::field)
                        .containsExactly("take.contacts", "take.title"));
    }

    @Test
    void undoingTakesBackWhatAMergeBroughtAndLeavesWhatWasChangedSince() {
        var before = json("{'name': 'A', 'custom': {'size': 1}, 'addresses': [{'text': 'Rome'}]}");
        var other = json("{'name': 'Ada', 'title': 'Ms', 'owner': 'eve', 'custom': {'vip': true},"
                + " 'addresses': [{'text': 'Bari'}]}");
        var after = MergedDetails.merged(before, other, Set.of("name"));
        var now = json("{'name': 'Ada', 'title': 'Dr', 'owner': 'eve', 'custom': {'size': 3, 'vip': true},"
                + " 'addresses': [{'text': 'Rome'}, {'text': 'Bari'}, {'text': 'Pisa'}]}");

        assertThat(MergedDetails.undone(before, after, now))
                .isEqualTo(json("{'name': 'A', 'title': 'Dr', 'custom': {'size': 3},"
                        + " 'addresses': [{'text': 'Rome'}, {'text': 'Pisa'}]}"));
    }

    @Test
    void undoingAtOnceRestoresWhateverWasMerged() {
        var random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            var before = some(random);
            var other = some(random);
            var take = new HashSet<>(TEXTS);
            take.removeIf(name -> !other.has(name) || random.nextBoolean());

            var after = MergedDetails.merged(before, other, take);

            assertThat(MergedDetails.undone(before, after, after)).isEqualTo(before);
        }
    }

    private static ObjectNode some(Random random) {
        var details = JSON.createObjectNode();
        TEXTS.stream().filter(name -> random.nextBoolean()).forEach(name -> details.put(name, "v" + random.nextInt(3)));
        if (random.nextBoolean()) {
            var custom = details.putObject("custom");
            IntStream.range(0, 1 + random.nextInt(3)).forEach(i -> custom.put("f" + random.nextInt(4), i));
        }
        if (random.nextBoolean()) {
            var addresses = details.putArray("addresses");
            var from = random.nextInt(3);
            IntStream.range(from, from + 1 + random.nextInt(2))
                    .forEach(i -> addresses.addObject().put("text", "street " + i));
        }
        return details;
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
