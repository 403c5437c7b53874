package io.careflow.planning.web;

import io.careflow.planning.DueList;
import io.careflow.planning.Judgement;
import io.careflow.planning.Judgement.Verdict;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Flows that start by schedule. */
@RestController
@RequestMapping("/api/flows")
@Tag(name = "Scheduled flows")
class FlowController {

    private final DueList due;

    FlowController(DueList due) {
        this.due = due;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(summary = "The flows that start by schedule, by the name of their model's file")
    List<String> list() {
        return due.flows();
    }

    @GetMapping("/{flow}/due")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
    @Operation(
            summary =
                    "Whom a flow would be started for on a date and who is left out, with the reasons; starts nothing",
            description =
                    "Customers by id, with what the verdict rests on. A page is also cut after ten thousand customers:"
                            + " it may be short, or empty, and have a next one. With customerId: that customer alone, also when"
                            + " it is not their turn (not-due).")
    Page<Judgement> due(
            @PathVariable String flow,
            @RequestParam(required = false) LocalDate date,
            @RequestParam(required = false) String verdict,
            @RequestParam(required = false) UUID customerId,
            @RequestParam(required = false) String page) {
        return customerId == null
                ? due.of(flow, date, verdict(verdict), page)
                : new Page<>(due.of(flow, date, customerId), null);
    }

    private static Verdict verdict(String code) {
        return code == null
                ? null
                : Arrays.stream(Verdict.values())
                        .filter(verdict -> verdict.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.invalid("verdict", "is none of due, left-out, not-due"));
    }
}
