package io.careflow.churn.web;

import io.careflow.churn.AtRisk;
import io.careflow.churn.ChurnFigures;
import io.careflow.churn.ChurnRescues;
import io.careflow.churn.ChurnViews;
import io.careflow.churn.Rescue;
import io.careflow.churn.RescueOutcome;
import io.careflow.churn.RescueStatus;
import io.careflow.customer.CustomerVisibility;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is about to leave, and what is done about it. */
@RestController
@RequestMapping("/api")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
@Tag(name = "Churn")
class ChurnController {

    private final ChurnViews views;
    private final ChurnRescues rescues;
    private final CustomerVisibility visibility;
    private final AuditTrail audit;

    ChurnController(ChurnViews views, ChurnRescues rescues, CustomerVisibility visibility, AuditTrail audit) {
        this.views = views;
        this.rescues = rescues;
        this.visibility = visibility;
        this.audit = audit;
    }

    @GetMapping("/churn/risks")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(
            summary = "Customers at risk of leaving, the most valuable first",
            description =
                    "By their ids, with score, reasons in English and Chinese, what they buy in a year, and how the"
                            + " score has moved within 30 days.")
    Page<AtRisk> risks(
            @Parameter(description = "medium or high") @RequestParam(required = false) String risk,
            @Parameter(description = "What mainly speaks for leaving: silence, complaints, low-score, ...")
                    @RequestParam(required = false)
                    String reason,
            @Parameter(description = "What the page before gave as next") @RequestParam(required = false) String page) {
        return views.risks(risk, reason, page);
    }

    @GetMapping("/churn/figures")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(summary = "What is at stake, and what rescues of the last 365 days have saved")
    ChurnFigures figures() {
        return views.figures();
    }

    @GetMapping("/customers/{id}/churn")
    @Operation(
            summary = "How likely a customer is to leave, why, and how their score came to be",
            description = "now is missing for who has no score: they never bought.")
    RiskView risk(@PathVariable UUID id) {
        var customer = visibility.standing(id);
        audit.record("read-churn", "customer", customer.toString());
        return new RiskView(views.risk(customer).orElse(null), views.history(customer));
    }

    @GetMapping("/rescues")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(summary = "Rescues, newest first")
    Page<Rescue> rescues(
            @Parameter(description = "open, postponed, offered, win-back or closed") @RequestParam(required = false)
                    String status,
            @RequestParam(required = false) UUID customerId,
            @Parameter(description = "What the page before gave as next") @RequestParam(required = false) String page) {
        return views.rescues(status(status), customerId, page);
    }

    @GetMapping("/rescues/{id}")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(summary = "One rescue")
    Rescue rescue(@PathVariable UUID id) {
        return views.rescue(id);
    }

    @PostMapping("/rescues/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Record what a customer said about the offer that they were sent",
            description = "409 while no answer is awaited.")
    void answer(@PathVariable UUID id, @RequestBody @Valid Answer answer) {
        rescues.answer(id, outcome(answer.outcome()), answer.leavingReason());
        audit.record("answer", "rescue", id.toString());
    }

    static RescueStatus status(String code) {
        return code == null
                ? null
                : RescueStatus.of(code)
                        .orElseThrow(() -> ProblemException.invalid(
                                "status", "is none of open, postponed, offered, win-back, closed"));
    }

    private static RescueOutcome outcome(String code) {
        return "accepted".equals(code) ? RescueOutcome.ACCEPTED : RescueOutcome.DECLINED;
    }

    /**
     * @param now null for who was never scored
     * @param history the oldest first
     */
    record RiskView(AtRisk now, List<ChurnViews.Scored> history) {}

    /**
     * What they said.
     *
     * @param outcome {@code accepted} or {@code declined}
     * @param leavingReason why they leave, in kebab-case: {@code price}; null where they did not say
     */
    record Answer(
            @NotNull @Pattern(regexp = "accepted|declined", message = "must be accepted or declined")
            String outcome,

            @Size(max = 50) @Pattern(regexp = "[a-z0-9-]+", message = "{careflow.code}")
            String leavingReason) {}
}
