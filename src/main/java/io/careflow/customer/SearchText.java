package io.careflow.customer;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names as they are searched: compatible characters and letters without accents in lower case, so that parts of any
 * length are found in any script. A name is indexed by each of its characters and by every two in a row: in Chinese two
 * characters are half the people's names, where three in a row, as of {@code pg_trgm}, are none.
 */
final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private SearchText() {}

    /** The searched form of a name, or of what is searched for. */
    static String of(String text) {
        var bare = MARKS.matcher(Normalizer.normalize(text, Form.NFKD)).replaceAll("");
        return SPACE.matcher(Normalizer.normalize(bare, Form.NFC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** By what a text in searched form is indexed. */
    static String[] grams(String text) {
        var grams = new LinkedHashSet<String>();
        for (var word : text.split(" ")) {
            var characters = characters(word);
            grams.addAll(characters);
            grams.addAll(pairs(characters));
        }
        grams.remove("");
        return grams.toArray(String[]::new);
    }

    /** What every text that contains all these words is indexed by. */
    static String[] gramsOf(List<String> words) {
        var grams = new LinkedHashSet<String>();
        for (var word : words) {
            var characters = characters(word);
            grams.addAll(characters.size() == 1 ? characters : pairs(characters));
        }
        return grams.toArray(String[]::new);
    }

    private static List<String> characters(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }

    private static List<String> pairs(List<String> characters) {
        var pairs = new ArrayList<String>();
        for (int i = 1; i < characters.size(); i++) {
            pairs.add(characters.get(i - 1) + characters.get(i));
        }
        return pairs;
    }
}
