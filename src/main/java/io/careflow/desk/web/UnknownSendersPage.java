package io.careflow.desk.web;

import io.careflow.messaging.UnknownSenderMessages;
import io.careflow.platform.ProblemException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people wrote by SMS whom nobody knows by their number. */
@DeskPage
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
class UnknownSendersPage {

    private final UnknownSenderMessages unknown;

    UnknownSendersPage(UnknownSenderMessages unknown) {
        this.unknown = unknown;
    }

    @GetMapping("/unknown-senders")
    String list(@RequestParam(required = false) String page, Model model) {
        model.addAttribute("unknown", unknown.list(page));
        return "desk/unknown-senders";
    }

    @PostMapping("/unknown-senders/{id}/look-again")
    String lookAgain(@PathVariable UUID id, RedirectAttributes next) {
        try {
            unknown.lookAgain(id);
            next.addFlashAttribute("notice", "sms-assigned");
        } catch (ProblemException e) {
            if (e.status() != HttpStatus.CONFLICT) {
                throw e;
            }
            next.addFlashAttribute("refusal", "number-unknown");
        }
        return "redirect:/unknown-senders";
    }

    @PostMapping("/unknown-senders/{id}/discard")
    String discard(@PathVariable UUID id, RedirectAttributes next) {
        unknown.discard(id);
        next.addFlashAttribute("notice", "sms-discarded");
        return "redirect:/unknown-senders";
    }
}
