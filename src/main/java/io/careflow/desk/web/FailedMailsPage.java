package io.careflow.desk.web;

import io.careflow.messaging.inbox.FailedMails;
import io.careflow.platform.Page;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mails to us that could not be taken in, and lie in the mailbox as they came. */
@DeskPage
@PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
class FailedMailsPage {

    private final FailedMails mails;

    FailedMailsPage(FailedMails mails) {
        this.mails = mails;
    }

    @GetMapping("/failed-mails")
    String list(@RequestParam(required = false) String page, Model model) {
        model.addAttribute("failed", mails.list(Page.after(page).orElse(null)));
        model.addAttribute("mostAttempts", FailedMails.MOST_ATTEMPTS);
        return "desk/failed-mails";
    }

    @PostMapping("/failed-mails/{id}/retry")
    String retry(@PathVariable UUID id, RedirectAttributes next) {
        mails.retry(id);
        next.addFlashAttribute("notice", "mail-retried");
        return "redirect:/failed-mails";
    }
}
