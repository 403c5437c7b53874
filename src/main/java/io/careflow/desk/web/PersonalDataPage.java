package io.careflow.desk.web;

import io.careflow.customer.Customers;
import io.careflow.customer.DataExport;
import io.careflow.customer.Erasure;
import io.careflow.platform.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What customers may ask for: a copy of what is kept of them, and that it is erased, which is confirmed first. */
@DeskPage
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
class PersonalDataPage {

    private final Customers customers;
    private final DataExport export;
    private final Erasure erasure;

    PersonalDataPage(Customers customers, DataExport export, Erasure erasure) {
        this.customers = customers;
        this.export = export;
        this.erasure = erasure;
    }

    @GetMapping("/customers/{id}/data-export")
    void export(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        export.begin(id);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=customer-" + id + ".json");
        export.write(id, response.getOutputStream());
    }

    @GetMapping("/customers/{id}/erase")
    String ask(@PathVariable UUID id, Model model) {
        var customer = customers
                .find(id)
                .filter(found -> found.erasedAt() == null && found.mergedInto() == null)
                .orElseThrow(() -> ProblemException.notFound("There is nobody to erase."));
        model.addAttribute("customerId", id);
        model.addAttribute("name", customer.name());
        model.addAttribute("hindrances", erasure.hindrances(id));
        model.addAttribute("reasons", Erasure.Reason.values());
        return "desk/erase";
    }

    @PostMapping("/customers/{id}/erase")
    String erase(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean confirmed,
            RedirectAttributes flash) {
        try {
            if (!confirmed) {
                throw ProblemException.invalid("confirmed", "must be ticked");
            }
            erasure.erase(
                    id,
                    Erasure.Reason.of(reason)
                            .orElseThrow(() -> ProblemException.invalid("reason", "is none that is offered")));
            flash.addFlashAttribute("notice", "customer.erased");
            return "redirect:/customers/" + id;
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
            return "redirect:/customers/" + id + "/erase";
        }
    }
}
