package io.careflow.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.platform.OneLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A contact as somebody gives it. One that the record has already is told by its kind and value.
 *
 * @param kind what it is
 * @param value in any notation
 * @param label what it is to the customer, as {@code work}; null for nothing
 * @param preferred whether it is the first choice among those of its kind; null for no
 * @param validity null to leave it as it is; what cannot be standardised is malformed whatever is said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactDetails(
        @NotNull ContactKind kind,
        @NotBlank @Size(max = 254) @OneLine String value,
        @Size(max = 40) @OneLine String label,
        Boolean preferred,
        Validity validity) {

    public ContactDetails {
        value = value == null ? null : value.strip();
    }

    /** Nothing but the address. */
    public static ContactDetails of(ContactKind kind, String value) {
        return new ContactDetails(kind, value, null, null, null);
    }

    static ContactDetails of(Contact contact) {
        return new ContactDetails(
                contact.kind(), contact.given(), contact.label(), contact.preferred(), contact.validity());
    }

    /** Keeps the address itself out of logs. */
    @Override
    public String toString() {
        return "ContactDetails[" + kind + "]";
    }
}
