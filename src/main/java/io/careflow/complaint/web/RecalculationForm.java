package io.careflow.complaint.web;

import io.careflow.complaint.ComplaintDeadlines;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form on the complaint's page that has a clock recalculated. */
@Controller
@Hidden
class RecalculationForm {

    private final ComplaintDeadlines deadlines;

    RecalculationForm(ComplaintDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    @PostMapping("/complaints/{id}/clocks/{metric}/recalculate")
    @PreAuthorize(ComplaintController.MAY_RECALCULATE)
    String recalculate(
            @PathVariable UUID id,
            @PathVariable String metric,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        try {
            if (reason.isBlank() || reason.length() > ComplaintController.LONGEST_REASON) {
                throw ProblemException.invalid("reason", "must be given and not longer than offered");
            }
            deadlines.recalculate(id, ComplaintController.metricOf(metric), reason);
            flash.addFlashAttribute("notice", "clock.recalculated");
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/complaints/" + id;
    }
}
