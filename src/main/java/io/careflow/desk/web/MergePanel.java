package io.careflow.desk.web;

import io.careflow.customer.Merges;
import io.careflow.customer.UnmergeOrder;
import io.careflow.platform.ProblemException;
import jakarta.validation.ConstraintViolationException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which records were merged into a customer's, on their page, and how leads take them apart again. */
@DeskPage
class MergePanel {

    private final Merges merges;

    MergePanel(Merges merges) {
        this.merges = merges;
    }

    void show(UUID customer, Model model) {
        model.addAttribute(
                "merges",
                merges.of(customer).stream()
                        .filter(merge ->
                                merge.undoneAt() == null && merge.survivor().equals(customer))
                        .toList());
    }

    @PostMapping("/customers/{id}/unmerge")
    @PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
    String unmerge(
            @PathVariable UUID id,
            @RequestParam UUID other,
            @RequestParam int version,
            @RequestParam String reason,
            RedirectAttributes flash) {
        try {
            merges.unmerge(id, version, new UnmergeOrder(other, reason));
            flash.addFlashAttribute("notice", "unmerged");
            return "redirect:/customers/" + other;
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        } catch (ConstraintViolationException e) {
            flash.addFlashAttribute("refusal", HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return "redirect:/customers/" + id;
    }
}
