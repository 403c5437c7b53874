package io.careflow.customer;

import io.careflow.platform.OneLine;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;

/**
 * Somebody who turns to the company, perhaps for the first time. Blank text counts as not given.
 *
 * @param name as they give it
 * @param email optional
 * @param phone optional, in any notation
 * @param locale optional BCP 47 language tag: {@code zh-CN}
 */
public record NewCustomer(
        @NotBlank @Size(max = 200) @OneLine String name,

        @Email @Size(max = 254) String email,

        @Size(max = 50) @OneLine String phone,

        @LanguageTag @Size(max = 35) String locale) {

    public NewCustomer {
        name = stripped(name);
        email = stripped(email);
        phone = stripped(phone);
        locale = stripped(locale);
    }

    /** What this says of them. */
    CustomerDetails details() {
        var contacts = new ArrayList<ContactDetails>();
        if (email != null) {
            contacts.add(ContactDetails.of(ContactKind.EMAIL, email));
        }
        if (phone != null) {
            contacts.add(ContactDetails.of(ContactKind.PHONE, phone));
        }
        return CustomerDetails.of(name, locale, contacts);
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
