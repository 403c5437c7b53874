package io.careflow.greeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.careflow.customer.Customer;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * A festival on which customers are greeted.
 *
 * @param id by which the table {@code greeting} knows it: {@code spring-festival}
 * @param lunar whether month and day are those of the Chinese lunar calendar
 * @param month 1 to 12
 * @param day 1 to 31, in the lunar calendar to 29: a 30th is not in every year
 * @param countries ISO 3166 codes of those whose customers keep it
 * @param languages in which customers are written to who keep it, where nobody knows their country: {@code zh}
 */
record Festival(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) boolean lunar,
        @JsonProperty(required = true) int month,
        @JsonProperty(required = true) int day,
        @JsonProperty(required = true) Set<String> countries,
        @JsonProperty(required = true) Set<String> languages) {

    /** Whether it is on a date. */
    boolean isOn(LocalDate date) {
        if (!lunar) {
            return MonthDay.of(month, day).equals(MonthDay.from(date));
        }
        var today = RecurringDays.LunarDay.of(date);
        return today.month() == month && today.day() == day && !today.leap();
    }

    /** The year of its calendar in which it is on a date. */
    int yearOf(LocalDate date) {
        return lunar ? RecurringDays.LunarDay.of(date).year() : date.getYear();
    }

    boolean isKeptBy(Customer customer) {
        return customer.country() == null
                ? languages.contains(customer.locale().getLanguage())
                : countries.contains(customer.country());
    }
}
