package io.careflow.customer;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.StartFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes what has been kept long enough, driven by the process {@code record-retention}. As it comes it removes nothing. */
@Service
@EnableConfigurationProperties(RetentionSettings.class)
public class Retention {

    static final int PAGE = 500;

    // Less can only be meant as something else, and what was removed does not come back.
    private static final Period SHORTEST = Period.ofDays(30);

    private final Map<String, RetentionRule> rules;
    private final Map<String, Period> ages;
    private final TransactionTemplate transactions;
    private final AuditTrail audit;
    private final Clock clock;

    Retention(
            List<RetentionRule> rules,
            RetentionSettings settings,
            TransactionTemplate transactions,
            AuditTrail audit,
            Clock clock) {
        this.rules = new TreeMap<>(rules.stream().collect(Collectors.toMap(RetentionRule::name, Function.identity())));
        this.ages = new TreeMap<>(settings.retention());
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        ages.forEach(this::check);
    }

    private void check(String name, Period age) {
        if (!rules.containsKey(name)) {
            throw new StartFailure("The property careflow.retention.%s is none of %s.".formatted(name, rules.keySet()));
        }
        if (before(age).isAfter(before(SHORTEST))) {
            throw new StartFailure("The property careflow.retention.%s must be at least %s.".formatted(name, SHORTEST));
        }
    }

    /**
     * Removes what is too old, page by page, each page a transaction with its count in the audit trail. Stopped half-way
     * it is just begun again.
     *
     * @param atATime how long to go on
     * @return whether nothing is left that is too old
     */
    public boolean apply(Duration atATime) {
        var until = System.nanoTime() + atATime.toNanos();
        for (var age : ages.entrySet()) {
            var rule = rules.get(age.getKey());
            int removed;
            do {
                if (System.nanoTime() > until) {
                    return false;
                }
                removed = page(rule, before(age.getValue()));
            } while (removed > 0);
        }
        return true;
    }

    private int page(RetentionRule rule, Instant before) {
        return transactions.execute(status -> {
            var removed = rule.apply(before, PAGE);
            if (removed > 0) {
                audit.record("remove-by-age", "retention", rule.name() + ": " + removed);
            }
            return removed;
        });
    }

    private Instant before(Period age) {
        return clock.instant().atOffset(ZoneOffset.UTC).minus(age).toInstant();
    }
}
