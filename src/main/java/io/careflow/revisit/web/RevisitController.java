package io.careflow.revisit.web;

import io.careflow.platform.Page;
import io.careflow.revisit.Revisit;
import io.careflow.revisit.RevisitFigures;
import io.careflow.revisit.Revisits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Revisits. */
@RestController
@RequestMapping("/api/revisits")
@Tag(name = "Revisits")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'OPS', 'ADMIN')")
class RevisitController {

    private final Revisits revisits;

    RevisitController(Revisits revisits) {
        this.revisits = revisits;
    }

    @GetMapping
    @Operation(
            summary = "Revisits that are due from a date to a date, by when they are due",
            description =
                    "Those that are to come are in GET /api/flows/periodic-revisit/due. The default is this month.")
    Page<Revisit> list(
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(required = false) String group,
            @RequestParam(required = false) String page) {
        var first = first(from);
        return revisits.between(first, last(first, to), group, page);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One revisit")
    Revisit one(@PathVariable UUID id) {
        return revisits.one(id);
    }

    @GetMapping("/figures")
    @Operation(
            summary = "How the revisits went that were due from a date to a date: all, then each group's",
            description =
                    "completion is the share of those due that ended with the customer having said something; whom a"
                            + " complaint came before does not count. The default is this month.")
    List<RevisitFigures> figures(
            @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to) {
        var first = first(from);
        return revisits.figures(first, last(first, to));
    }

    private LocalDate first(LocalDate from) {
        return from == null ? revisits.today().withDayOfMonth(1) : from;
    }

    private static LocalDate last(LocalDate first, LocalDate to) {
        return to == null ? first.plusMonths(1).minusDays(1) : to;
    }
}
