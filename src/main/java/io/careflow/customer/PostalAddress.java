package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.platform.OneLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Where a customer lives, works or gets parcels. As given: addresses of different countries have no parts in common.
 *
 * @param text the address; may have several lines
 * @param label what it is to the customer, as {@code home}; null for nothing
 * @param postalCode null when unknown or part of the text
 * @param city null when unknown or part of the text
 * @param region province or state; null when unknown or part of the text
 * @param country ISO 3166 code where it could be standardised, else as given; null when unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PostalAddress(
        @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*", message = "must be text")
        String text,

        @Size(max = 40) @OneLine String label,
        @Size(max = 20) @OneLine String postalCode,
        @Size(max = 100) @OneLine String city,
        @Size(max = 100) @OneLine String region,
        @Size(max = 100) @OneLine String country) {

    /** The same in another notation of its country. */
    PostalAddress withCountry(String code) {
        return new PostalAddress(text, label, postalCode, city, region, code);
    }

    /** Keeps the address itself out of logs. */
    @Override
    public String toString() {
        return "PostalAddress[...]";
    }
}
