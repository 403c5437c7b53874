package io.careflow.customer.duplicates;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names, companies and addresses without what depends on who wrote them down: case, accents, width, script and, of
 * names, order. Chinese characters become pinyin (surnames as they are read as surnames), by ICU's transforms of CLDR.
 */
final class PlainName {

    private static final Transliterator LATIN =
            Transliterator.getInstance("Han-Latin/Names; Any-Latin; Latin-ASCII; Lower");

    /** The transform takes 50 microseconds a character, and people are named with few thousand of them. */
    private static final Map<Place, String> READINGS = new ConcurrentHashMap<>();

    /** The surnames whose first character is read as it is neither alone nor elsewhere. */
    private static final Pattern SURNAME_OF_TWO = Pattern.compile("万俟|萬俟|长孙|長孫|澹台|澹臺");

    private static final String BEFORE = "一";
    private static final String BEFORE_READ = LATIN.transliterate(BEFORE);
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PlainName() {}

    /** In Latin letters and digits, words apart: {@code zhang wei}. */
    static String words(String text) {
        var plain = read(Normalizer.normalize(text, Form.NFKC));
        var latin = ASCII.matcher(plain).matches() ? plain.toLowerCase(Locale.ROOT) : LATIN.transliterate(plain);
        return BETWEEN.matcher(latin).replaceAll(" ").strip();
    }

    /** With Chinese characters as they are read. */
    private static String read(String text) {
        if (SURNAME_OF_TWO.matcher(text).find()) {
            return LATIN.transliterate(text);
        }
        var read = new StringBuilder();
        var within = false;
        for (int character : text.codePoints().toArray()) {
            var chinese = UnicodeScript.of(character) == UnicodeScript.HAN;
            if (chinese) {
                var place = new Place(character, within);
                read.append(' ')
                        .append(READINGS.computeIfAbsent(place, Place::reading))
                        .append(' ');
            } else {
                read.appendCodePoint(character);
            }
            within = chinese;
        }
        return read.toString();
    }

    /**
     * The same for 张伟, 張偉, Zhang Wei, Wei Zhang and Zhangwei; empty when the name has no letter.
     *
     * @param words of a name
     */
    static String key(String words) {
        return smallestRotation(words.replace(" ", ""));
    }

    /**
     * In their alphabetical order, for looking how similar two names are.
     *
     * @param words of a name
     */
    static String sorted(String words) {
        return Arrays.stream(words.split(" ")).sorted().collect(Collectors.joining(" "));
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

    /**
     * A character where its reading depends on it.
     *
     * @param within after another Chinese character, so that it is no surname
     */
    private record Place(int character, boolean within) {

        String reading() {
            var alone = Character.toString(character);
            return within
                    ? LATIN.transliterate(BEFORE + alone).substring(BEFORE_READ.length())
                    : LATIN.transliterate(alone);
        }
    }
}
