package io.careflow.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody wants merged into a record.
 *
 * @param other the record that is to be merged
 * @param otherVersion its version, as it was read
 * @param reason why both are the same customer
 * @param take fields whose values the survivor takes from the other, as {@code name} or {@code custom.size}; null for none
 */
public record MergeOrder(
        @NotNull UUID other,
        @NotNull Integer otherVersion,
        @NotBlank @Size(max = 1000) String reason,
        @Size(max = 250) Set<@NotBlank String> take) {

    public MergeOrder {
        take = take == null ? Set.of() : take;
    }
}
