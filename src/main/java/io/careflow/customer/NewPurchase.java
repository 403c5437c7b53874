package io.careflow.customer;

import io.careflow.platform.Money;
import io.careflow.platform.OneLine;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of an order as another system tells it. Source, order and line say which one it is: it is kept once.
 *
 * @param source the system that knows the order
 * @param orderId the order in that system
 * @param line its line, from 1
 * @param quantity how many; negative for what went back
 * @param amount of the whole line
 * @param channel where it was bought; null when unknown
 */
public record NewPurchase(
        @NotNull UUID customerId,
        @NotBlank @Size(max = 60) @OneLine String source,
        @NotBlank @Size(max = 100) @OneLine String orderId,
        @Positive int line,
        @NotBlank @Size(max = 200) @OneLine String product,
        @NotNull @Digits(integer = 11, fraction = 3) BigDecimal quantity,
        @NotNull Money amount,
        @NotNull Instant at,
        @Size(max = 60) @OneLine String channel) {}
