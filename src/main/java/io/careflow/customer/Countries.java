package io.careflow.customer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Countries by ISO 3166-1 alpha-2. */
final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /**
     * The code of a country.
     *
     * @param given alpha-2 or alpha-3 code, or its name in Chinese or English, in any case
     */
    static Optional<String> code(String given) {
        return Optional.ofNullable(CODES.get(given.strip().toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> codes() {
        var codes = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
            try {
                codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            } catch (MissingResourceException none) {
                continue;
            }
            codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE), code);
        }
        // As people write them.
        codes.put("usa", "US");
        codes.put("uk", "GB");
        codes.put("england", "GB");
        codes.put("p.r. china", "CN");
        codes.put("prc", "CN");
        codes.put("中华人民共和国", "CN");
        return Map.copyOf(codes);
    }
}
