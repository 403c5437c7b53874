package io.careflow.customer.consent;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * What a customer said of being told something, as somebody records it.
 *
 * @param at when they said it; null for now
 * @param source where they said it
 * @param proof the text that was shown to them, their words, or where either is kept; opting in needs it
 */
public record NewStatement(
        @NotNull ConsentChannel channel,
        @NotNull Purpose purpose,
        @NotNull ConsentState state,
        Instant at,

        @NotNull
        @Size(max = 40)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*", message = "must be in kebab-case, as web-form")
        String source,

        @Size(max = 2000) @Pattern(regexp = "[^\\x00]*", message = "must be text")
        String proof) {

    public NewStatement {
        proof = proof == null || proof.isBlank() ? null : proof.strip();
    }
}
