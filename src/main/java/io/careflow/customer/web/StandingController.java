package io.careflow.customer.web;

import io.careflow.customer.CustomerVisibility;
import io.careflow.customer.Customers;
import io.careflow.customer.standing.Aspect;
import io.careflow.customer.standing.Signals;
import io.careflow.customer.standing.StandingChange;
import io.careflow.customer.standing.StandingReason;
import io.careflow.customer.standing.Standings;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a customer stands and why. */
@RestController
@RequestMapping("/api/customers/{id}/standing")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
@Tag(name = "Customers")
class StandingController {

    private final CustomerVisibility visibility;
    private final Customers customers;
    private final Standings standings;
    private final AuditTrail audit;

    StandingController(CustomerVisibility visibility, Customers customers, Standings standings, AuditTrail audit) {
        this.visibility = visibility;
        this.customers = customers;
        this.standings = standings;
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            summary = "Tier, value segment and lifecycle of a customer, since when and why, and how they changed",
            description = "signals is what the record tells now; each change has what its table was asked with then."
                    + " A record that was merged answers for the one that stands for it; 409 for one that was erased.")
    StandingView standing(@PathVariable UUID id, @RequestParam(required = false) String page) {
        var customer = visibility.standing(id);
        audit.record("read-standing", "customer", customer.toString());
        return view(customer, page);
    }

    @PostMapping("/recompute")
    @Operation(summary = "Rates a customer anew at once; whoever stands where they stood is not touched")
    StandingView recompute(@PathVariable UUID id) {
        var customer = visibility.standing(id);
        standings.rate(List.of(customer));
        audit.record("recompute-standing", "customer", customer.toString());
        return view(customer, null);
    }

    private StandingView view(UUID id, String page) {
        var explained = standings.explain(id);
        var reasons = explained.reasons();
        var standing = customers.find(id).orElseThrow().standing();
        return new StandingView(
                Part.of(standing.tier(), standing.tierSince(), reasons.get(Aspect.TIER)),
                Part.of(standing.valueSegment(), standing.valueSegmentSince(), reasons.get(Aspect.VALUE_SEGMENT)),
                Part.of(standing.lifecycle(), standing.lifecycleSince(), reasons.get(Aspect.LIFECYCLE)),
                explained.signals(),
                standings.history(id, page));
    }

    /** @param history newest first */
    record StandingView(Part tier, Part valueSegment, Part lifecycle, Signals signals, Page<StandingChange> history) {}

    /**
     * One aspect.
     *
     * @param value null while it was never rated
     * @param rule id of the row that says so; null where no table does
     * @param table version of that table; null where no table does
     * @param why the row's reason by language; empty where no table says so
     */
    record Part(String value, Instant since, String rule, String table, Map<String, String> why) {

        static Part of(String value, Instant since, StandingReason reason) {
            return reason == null
                    ? new Part(value, since, null, null, Map.of())
                    : new Part(
                            value,
                            since,
                            reason.rule(),
                            reason.table(),
                            Map.of("en", reason.why(), "zh", reason.whyZh()));
        }
    }
}
