package io.careflow.customer.imports;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers and truth values as files have them. */
final class Numbers {

    // At most as many digits as a number can have here; an exponent could stand for any number of them.
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,10})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3}){1,4}(\\.\\d{1,10})?");

    private Numbers() {}

    /** A number with a decimal point, its thousands perhaps grouped by commas; empty when it is none. */
    static Optional<BigDecimal> parse(String text) {
        var digits = GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
        return PLAIN.matcher(digits).matches() ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }

    /** Empty when it is neither yes nor no. */
    static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "是" -> Optional.of(true);
            case "false", "no", "n", "0", "否" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
