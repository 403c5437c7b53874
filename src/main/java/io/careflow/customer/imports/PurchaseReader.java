package io.careflow.customer.imports;

import io.careflow.customer.NewPurchase;
import io.careflow.customer.Violations;
import io.careflow.customer.imports.RowReader.Mapped;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.Money;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Makes purchases of the values of rows. */
final class PurchaseReader {

    // Whose it is turns out later.
    private static final UUID NOBODY = new UUID(0, 0);

    private final Moments moments;
    private final Validator validator;
    private final String defaultSource;

    /** @param defaultSource where a row does not say which system knows the order */
    PurchaseReader(Moments moments, Validator validator, String defaultSource) {
        this.moments = moments;
        this.validator = validator;
        this.defaultSource = defaultSource;
    }

    /**
     * A row as it was read.
     *
     * @param customer external id
     * @param told everything but whose it is and, without an order, which; null when there are problems
     * @param key tells it from every other row but equal ones
     */
    record Read(long line, String customer, NewPurchase told, String key, List<FieldProblem> problems) {

        /** Whether the file says which order it belongs to. */
        boolean hasOrder() {
            return told != null && !told.orderId().equals(key);
        }

        /** @param occurrence which of equal rows it is, from 1 */
        NewPurchase purchase(UUID customerId, int occurrence) {
            return new NewPurchase(
                    customerId,
                    told.source(),
                    told.orderId(),
                    hasOrder() ? told.line() : occurrence,
                    told.product(),
                    told.quantity(),
                    told.amount(),
                    told.at(),
                    told.channel());
        }
    }

    Read read(Mapped row) {
        if (!row.problems().isEmpty()) {
            return new Read(row.line(), null, null, null, row.problems());
        }
        var problems = new ArrayList<FieldProblem>();
        var values = new TreeMap<>(row.values());
        values.values().removeIf(String::isEmpty);
        var customer = given("customer", values, problems);
        var at = Optional.ofNullable(given("at", values, problems))
                .map(text -> moments.instant(text).orElseGet(() -> wrong("at", "is no date", "type-date", problems)));
        var amount =
                Optional.ofNullable(given("amount", values, problems)).map(text -> number("amount", text, problems));
        var quantity = number("quantity", values.getOrDefault("quantity", "1"), problems);
        var line = number("line", values.getOrDefault("line", "1"), problems);
        if (line != null && (line.scale() > 0 || line.signum() <= 0 || line.precision() > 9)) {
            wrong("line", "is no number of a line", "type-number", problems);
        }
        var currency = given("currency", values, problems);
        var money = amount.map(number -> currency == null ? null : money(number, currency, problems));
        if (!problems.isEmpty()) {
            return new Read(row.line(), customer, null, null, problems);
        }
        var source = values.getOrDefault("source", defaultSource);
        var channel = values.get("channel");
        var key = values.containsKey("orderId")
                ? ImportKeys.digest("order", source, values.get("orderId"), line.toPlainString())
                : ImportKeys.digest(
                        "row",
                        customer,
                        at.get().toString(),
                        values.getOrDefault("product", ""),
                        quantity.stripTrailingZeros().toPlainString(),
                        money.get().amount().toPlainString(),
                        money.get().currency().getCurrencyCode(),
                        channel == null ? "" : channel);
        var told = new NewPurchase(
                NOBODY,
                source,
                values.getOrDefault("orderId", key),
                line.intValue(),
                values.get("product"),
                quantity,
                money.get(),
                at.get(),
                channel);
        validator.validate(told).stream().map(Violations::problem).forEach(problems::add);
        return new Read(row.line(), customer, problems.isEmpty() ? told : null, key, problems);
    }

    private static String given(String field, Map<String, String> values, List<FieldProblem> problems) {
        var value = values.getOrDefault(field, "");
        return value.isEmpty() ? wrong(field, "must be given", "given", problems) : value;
    }

    private static BigDecimal number(String field, String text, List<FieldProblem> problems) {
        return Numbers.parse(text).orElseGet(() -> wrong(field, "is no number", "type-number", problems));
    }

    private static Money money(BigDecimal amount, String currency, List<FieldProblem> problems) {
        try {
            return Money.of(amount, currency.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return wrong("amount", e.getMessage(), "money", problems);
        }
    }

    private static <T> T wrong(String field, String message, String rule, List<FieldProblem> problems) {
        problems.add(new FieldProblem(field, message, rule, List.of()));
        return null;
    }
}
