package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be wrong with the data of a record. */
public enum DataFault {
    /** No mail, phone or social id that could be used. */
    UNREACHABLE,
    /** A contact could not be standardised. */
    MALFORMED_CONTACT,
    /** Messages to a contact do not arrive. */
    INVALID_CONTACT,
    /** A contact waits for somebody to confirm it. */
    UNCONFIRMED_CONTACT,
    /** Country, language, time zone or birthday could not be standardised. */
    UNSTANDARDISED_FIELD,
    /** The name has no letter in it. */
    DOUBTFUL_NAME,
    /** Nobody takes care of them. */
    NO_OWNER,
    /** No country is known. */
    NO_COUNTRY,
    /** No postal address is known. */
    NO_ADDRESS,
    /** The birthday of a person is not known. */
    NO_BIRTHDAY,
    /** A custom field that operations expect is empty. */
    MISSING_FIELD,
    /** Nothing about them was changed or confirmed for long. */
    STALE;

    /** As it is shown: {@code malformed-contact}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
