package io.careflow.customer;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages, scripts and regions that exist (those of the JDK's CLDR data). */
final class Languages {

    private static final Set<String> LANGUAGES = known(Locale::getLanguage, Locale.getISOLanguages());
    private static final Set<String> SCRIPTS = known(Locale::getScript);
    private static final Set<String> REGIONS = known(Locale::getCountry, Locale.getISOCountries());

    private Languages() {}

    /** The locale of a BCP 47 tag; empty when the tag is malformed or a part of it does not exist. */
    static Optional<Locale> parse(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            return LANGUAGES.contains(locale.getLanguage())
                            && (locale.getScript().isEmpty() || SCRIPTS.contains(locale.getScript()))
                            && (locale.getCountry().isEmpty() || REGIONS.contains(locale.getCountry()))
                    ? Optional.of(locale)
                    : Optional.empty();
        } catch (IllformedLocaleException malformed) {
            return Optional.empty();
        }
    }

    private static Set<String> known(Function<Locale, String> part, String... more) {
        return Stream.concat(Arrays.stream(Locale.getAvailableLocales()).map(part), Arrays.stream(more))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
