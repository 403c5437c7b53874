package io.careflow.complaint;

import io.careflow.customer.NewCustomer;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * A complaint as it comes in.
 *
 * @param customer whose it is
 * @param channel how it came in
 * @param subject one line, at most 200 characters
 * @param description in the customer's words, at most 20,000 characters
 * @param category a category of the classification table, as {@code billing}; null when the sender does not know
 * @param occurredAt when what it is about happened, if known
 * @param externalId the sender's own id: the same one is the same complaint
 */
public record NewComplaint(
        @NotNull @Valid Complainant customer,
        @NotNull ComplaintChannel channel,

        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\r\\n]*", message = "{careflow.one-line}")
        String subject,

        @NotBlank @Size(max = 20_000) String description,

        @Size(max = 50) @Pattern(regexp = "[a-z0-9-]+", message = "{careflow.code}")
        String category,

        Instant occurredAt,
        @Size(min = 1, max = 200) String externalId) {

    /** Either the id of a known customer, or what {@link NewCustomer} needs to know of a new one. */
    @Schema(description = "Either id, or name with email, phone and locale as far as known")
    public record Complainant(UUID id, String name, String email, String phone, String locale) {

        NewCustomer asNewCustomer() {
            return new NewCustomer(name, email, phone, locale);
        }
    }
}
