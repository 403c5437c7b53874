package io.careflow.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Which merge is to be undone.
 *
 * @param other the record that was merged
 * @param reason why both are not the same customer after all
 */
public record UnmergeOrder(
        @NotNull UUID other, @NotBlank @Size(max = 1000) String reason) {}
