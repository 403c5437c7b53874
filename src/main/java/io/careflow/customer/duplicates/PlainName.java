package io.careflow.customer.duplicates;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names, companies and addresses without what depends on who wrote them down: case, accents, width, script and, of
 * names, order. Chinese characters become pinyin (surnames as they are read as surnames), by ICU's transforms of CLDR.
 */
final class PlainName {

    private static final Transliterator LATIN =
            Transliterator.getInstance("Han-Latin/Names; Any-Latin; Latin-ASCII; Lower");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PlainName() {}

    /** In Latin letters and digits, words apart: {@code zhang wei}. */
    static String words(String text) {
        var plain = Normalizer.normalize(text, Form.NFKC);
        var latin = ASCII.matcher(plain).matches() ? plain.toLowerCase(Locale.ROOT) : LATIN.transliterate(plain);
        return BETWEEN.matcher(latin).replaceAll(" ").strip();
    }

    /** The same for 张伟, 張偉, Zhang Wei, Wei Zhang and Zhangwei; empty when the name has no letter. */
    static String key(String name) {
        return smallestRotation(words(name).replace(" ", ""));
    }

    /** Its words in their alphabetical order, for looking how similar two names are. */
    static String sorted(String name) {
        return Arrays.stream(words(name).split(" ")).sorted().collect(Collectors.joining(" "));
    }

    /**
     * Surname first or last, given names written as one word or as several: the letters are the same in a circle, so the
     * circle begins where it is smallest.
     */
    private static String smallestRotation(String text) {
        var smallest = text;
        var twice = text + text;
        for (int i = 1; i < text.length(); i++) {
            if (twice.charAt(i) <= smallest.charAt(0)) {
                var rotation = twice.substring(i, i + text.length());
                smallest = rotation.compareTo(smallest) < 0 ? rotation : smallest;
            }
        }
        return smallest;
    }
}
