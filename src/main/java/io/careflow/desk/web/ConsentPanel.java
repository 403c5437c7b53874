package io.careflow.desk.web;

import io.careflow.customer.consent.ConsentChannel;
import io.careflow.customer.consent.ConsentState;
import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.customer.consent.Purpose;
import io.careflow.messaging.PreferenceLinks;
import io.careflow.platform.ProblemException;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer agreed to, on their page, and how staff record what they say of it. */
@DeskPage
class ConsentPanel {

    /** Where customers say it to staff; other sources are other systems'. */
    private static final List<String> SOURCES = List.of("phone", "email", "visit", "letter", "form", "chat");

    private final Consents consents;
    private final PreferenceLinks links;

    ConsentPanel(Consents consents, PreferenceLinks links) {
        this.consents = consents;
        this.links = links;
    }

    void show(UUID customer, Model model) {
        model.addAttribute("consents", consents.of(customer).effective());
        model.addAttribute("consentChannels", ConsentChannel.values());
        model.addAttribute("consentPurposes", Purpose.values());
        model.addAttribute("consentStates", ConsentState.values());
        model.addAttribute("consentSources", SOURCES);
    }

    @PostMapping("/customers/{id}/consents")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    String record(
            @PathVariable UUID id,
            @RequestParam String channel,
            @RequestParam String purpose,
            @RequestParam String state,
            @RequestParam String source,
            @RequestParam(defaultValue = "") String proof,
            RedirectAttributes flash) {
        try {
            consents.record(
                    id,
                    List.of(new NewStatement(
                            ConsentChannel.of(channel),
                            Purpose.of(purpose),
                            ConsentState.of(state),
                            null,
                            source,
                            proof)));
            flash.addFlashAttribute("notice", "consent.recorded");
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.fields().isEmpty() ? e.status().value() : "consent-proof");
        } catch (ConstraintViolationException | IllegalArgumentException e) {
            flash.addFlashAttribute("refusal", HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        return "redirect:/customers/" + id;
    }

    @PostMapping("/customers/{id}/preference-links")
    @PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
    String link(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            flash.addFlashAttribute("preferenceLink", links.make(id));
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/customers/" + id;
    }
}
