package io.careflow.customer.web;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.NewPurchase;
import io.careflow.customer.Purchase;
import io.careflow.customer.Purchases;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Money;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a customer bought. */
@RestController
@RequestMapping("/api/customers/{id}/purchases")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
@Tag(name = "Customers")
class PurchaseController {

    private final CustomerVisibility visibility;
    private final Purchases purchases;
    private final AuditTrail audit;

    PurchaseController(CustomerVisibility visibility, Purchases purchases, AuditTrail audit) {
        this.visibility = visibility;
        this.purchases = purchases;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "What a customer bought, newest first")
    Page<PurchaseView> purchases(@PathVariable UUID id, @RequestParam(required = false) String page) {
        var customer = visibility.standing(id);
        audit.record("read-purchases", "customer", customer.toString());
        return purchases.ofCustomer(customer, page).map(PurchaseView::of);
    }

    @PostMapping
    @Operation(
            summary = "Adds a line of an order, once for its source, order and line: 201 the first time, 200 when the"
                    + " same comes again, 409 when something else comes under them")
    ResponseEntity<PurchaseView> add(@PathVariable UUID id, @RequestBody PurchaseBody body) {
        var customer = visibility.standing(id);
        var added = purchases.add(body.of(customer));
        if (added.isNew()) {
            audit.record("add-purchase", "customer", customer.toString());
        }
        return ResponseEntity.status(added.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(PurchaseView.of(added.purchase()));
    }

    /**
     * A purchase as callers tell it.
     *
     * @param line of the order; null for its only one
     * @param amount of the whole line, in the currency's main unit
     * @param currency ISO 4217 code
     */
    record PurchaseBody(
            String source,
            String orderId,
            Integer line,
            String product,
            BigDecimal quantity,
            BigDecimal amount,
            String currency,
            Instant at,
            String channel) {

        NewPurchase of(UUID customer) {
            return new NewPurchase(
                    customer, source, orderId, line == null ? 1 : line, product, quantity, money(), at, channel);
        }

        private Money money() {
            if (amount == null || amount.precision() - amount.scale() > 15) {
                throw ProblemException.invalid("amount", "must be a number with at most 15 digits before its decimals");
            }
            if (currency == null) {
                throw ProblemException.invalid("currency", "must be given");
            }
            try {
                return Money.of(amount, currency);
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid("amount", e.getMessage());
            }
        }
    }

    /** A purchase as the API shows it. */
    record PurchaseView(
            UUID id,
            String source,
            String orderId,
            int line,
            String product,
            BigDecimal quantity,
            BigDecimal amount,
            String currency,
            Instant at,
            String channel) {

        static PurchaseView of(Purchase purchase) {
            return new PurchaseView(
                    purchase.id(),
                    purchase.source(),
                    purchase.orderId(),
                    purchase.line(),
                    purchase.product(),
                    purchase.quantity(),
                    purchase.amount().amount(),
                    purchase.amount().currency().getCurrencyCode(),
                    purchase.at(),
                    purchase.channel());
        }
    }
}
