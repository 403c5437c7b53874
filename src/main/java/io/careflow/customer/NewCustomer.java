package io.careflow.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Somebody who turns to the company, perhaps for the first time. Blank text counts as not given.
 *
 * @param name as they give it
 * @param email optional
 * @param phone optional, in any notation
 * @param locale optional BCP 47 language tag: {@code zh-CN}
 */
public record NewCustomer(
        @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE, message = "must be one line")
        String name,

        @Email @Size(max = 254) String email,

        @Size(max = 50) @Pattern(regexp = ONE_LINE, message = "must be one line")
        String phone,

        @LanguageTag @Size(max = 35) String locale) {

    private static final String ONE_LINE = "[^\\p{Cntrl}\\u2028\\u2029]*";

    public NewCustomer {
        name = stripped(name);
        email = stripped(email);
        phone = stripped(phone);
        locale = stripped(locale);
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
