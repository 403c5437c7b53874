package io.careflow.customer;

import io.careflow.platform.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of an order.
 *
 * @param source the system that knows the order
 * @param orderId the order in that system
 * @param line its line, from 1
 * @param product what was bought
 * @param quantity how many; negative for what went back
 * @param amount of the whole line
 * @param at when it was bought
 * @param channel where: {@code shop}, {@code web}; null when unknown
 */
public record Purchase(
        UUID id,
        UUID customerId,
        String source,
        String orderId,
        int line,
        String product,
        BigDecimal quantity,
        Money amount,
        Instant at,
        String channel) {}
