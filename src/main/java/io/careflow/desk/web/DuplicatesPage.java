package io.careflow.desk.web;

import io.careflow.customer.Customer;
import io.careflow.customer.Customers;
import io.careflow.customer.MergeOrder;
import io.careflow.customer.Merges;
import io.careflow.customer.duplicates.Duplicate;
import io.careflow.customer.duplicates.Duplicates;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.ProblemException;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Records that may be of one customer: the list of pairs, and each pair side by side. */
@DeskPage
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
class DuplicatesPage {

    private final Duplicates duplicates;
    private final Customers customers;
    private final Merges merges;
    private final ComparedRecords compared;
    private final AuditTrail audit;

    DuplicatesPage(
            Duplicates duplicates, Customers customers, Merges merges, ComparedRecords compared, AuditTrail audit) {
        this.duplicates = duplicates;
        this.customers = customers;
        this.merges = merges;
        this.compared = compared;
        this.audit = audit;
    }

    @GetMapping("/duplicates")
    String list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var pairs = duplicates.list(state, page);
        model.addAttribute("state", state);
        model.addAttribute("pairs", pairs);
        model.addAttribute(
                "names",
                customers.names(pairs.items().stream()
                        .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                        .collect(Collectors.toSet())));
        model.addAttribute("progress", duplicates.progress());
        return part ? "desk/duplicates :: more" : "desk/duplicates";
    }

    /** @param keep the id of the record that is to stay; null for the one that is known longer */
    @GetMapping("/duplicates/{id}")
    String show(@PathVariable UUID id, @RequestParam(required = false) UUID keep, Model model) {
        var pair = duplicates.one(id);
        var records = records(pair);
        var second = pair.second().equals(keep);
        var kept = records.get(second ? pair.second() : pair.first());
        var other = records.get(second ? pair.first() : pair.second());
        if (kept == null || other == null) {
            throw ProblemException.notFound("One of both records is gone.");
        }
        audit.record(
                "read", "customer", List.of(kept.id().toString(), other.id().toString()));
        model.addAttribute("pair", pair);
        model.addAttribute("kept", kept);
        model.addAttribute("other", other);
        model.addAttribute("fields", compared.of(kept, other));
        return "desk/duplicate";
    }

    @PostMapping("/duplicates/{id}/merge")
    String merge(
            @PathVariable UUID id,
            @RequestParam UUID keep,
            @RequestParam int version,
            @RequestParam UUID other,
            @RequestParam int otherVersion,
            @RequestParam(required = false) Set<String> take,
            @RequestParam String reason,
            RedirectAttributes flash) {
        try {
            merges.merge(keep, version, new MergeOrder(other, otherVersion, reason, take));
            flash.addFlashAttribute("notice", "merged");
            return "redirect:/customers/" + keep;
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        } catch (ConstraintViolationException e) {
            flash.addFlashAttribute("refusal", HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return "redirect:/duplicates/" + id + "?keep=" + keep;
    }

    @PostMapping("/duplicates/{id}/reject")
    String reject(@PathVariable UUID id, @RequestParam(required = false) String reason, RedirectAttributes flash) {
        try {
            duplicates.reject(id, reason);
            flash.addFlashAttribute("notice", "duplicate.rejected");
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/duplicates";
    }

    private Map<UUID, Customer> records(Duplicate pair) {
        return customers.find(List.of(pair.first(), pair.second())).stream()
                .collect(Collectors.toMap(Customer::id, record -> record));
    }
}
