package io.careflow.survey;

import io.careflow.platform.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which results somebody wants: of whom was invited in a period.
 *
 * @param definition id of the definition
 * @param from first day, at the company's clock
 * @param to last day
 * @param by what they are told apart by
 */
public record ResultQuery(String definition, LocalDate from, LocalDate to, By by) {

    /** What results are told apart by. */
    public enum By {
        /** Nothing: all in one line. */
        ALL("'all'"),
        MONTH("to_char(invited_at at time zone :zone, 'YYYY-MM')"),
        TIER("tier"),
        GROUP("care_group"),
        PRODUCT("product");

        private final String sql;

        By(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }

        /** The name used in the API: {@code tier}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int USUAL_MONTHS = 12;

    /**
     * As the API and the page ask.
     *
     * @param from ISO date; null or blank for twelve months before the end
     * @param to ISO date; null or blank for today
     * @param by null or blank for nothing
     * @throws ProblemException 400 naming the field
     */
    public static ResultQuery of(String definition, String from, String to, String by, LocalDate today) {
        var last = date("to", to, today);
        var first = date("from", from, last.minusMonths(USUAL_MONTHS).plusDays(1));
        if (first.isAfter(last)) {
            throw ProblemException.invalid("from", "must not be after to");
        }
        return new ResultQuery(definition, first, last, by(by));
    }

    private static LocalDate date(String field, String given, LocalDate otherwise) {
        try {
            return given == null || given.isBlank() ? otherwise : LocalDate.parse(given.strip());
        } catch (DateTimeException e) {
            throw ProblemException.invalid(field, "must be a date, as 2026-01-31");
        }
    }

    private static By by(String given) {
        if (given == null || given.isBlank()) {
            return By.ALL;
        }
        return Arrays.stream(By.values())
                .filter(by -> by.code().equals(given))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("by", "is none of all, month, tier, group, product"));
    }
}
