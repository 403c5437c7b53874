package io.careflow.desk.web;

import io.careflow.messaging.DeadLetters;
import io.careflow.messaging.Messages;
import io.careflow.platform.ProblemException;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was meant for customers, what was decided about it and what became of it; what went no further needs a person. */
@DeskPage
class MessagesPage {

    private static final String MAY_SETTLE = "hasAnyRole('LEAD', 'OPS', 'ADMIN')";

    private final Messages messages;
    private final DeadLetters deadLetters;
    private final DecisionWords words;
    private final Wording wording;

    MessagesPage(Messages messages, DeadLetters deadLetters, DecisionWords words, Wording wording) {
        this.messages = messages;
        this.deadLetters = deadLetters;
        this.words = words;
        this.wording = wording;
    }

    @GetMapping("/messages")
    String list(
            @RequestParam(defaultValue = "false") boolean stuck,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var onlyStuck = stuck && Viewer.current().settlesMessages();
        model.addAttribute("stuck", onlyStuck);
        model.addAttribute("ledger", onlyStuck ? messages.deadLetters(page) : messages.list(null, null, page));
        return part ? "desk/messages :: more" : "desk/messages";
    }

    @GetMapping("/messages/{id}")
    String one(@PathVariable UUID id, Model model) {
        var decided = messages.decided(id).orElseThrow(() -> ProblemException.notFound("There is no such message."));
        model.addAttribute("title", wording.of("template", decided.message().template()));
        model.addAttribute("decided", decided);
        model.addAttribute("message", decided.message());
        model.addAttribute("decisions", words.of(decided.decisions()));
        return "desk/message";
    }

    @PostMapping("/messages/{id}/resend")
    @PreAuthorize(MAY_SETTLE)
    String resend(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            var again = deadLetters.resend(id);
            flash.addFlashAttribute("notice", "message.resent");
            return "redirect:/messages/" + again;
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
            return "redirect:/messages?stuck=true";
        }
    }

    @PostMapping("/messages/{id}/discard")
    @PreAuthorize(MAY_SETTLE)
    String discard(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            deadLetters.discard(id);
            flash.addFlashAttribute("notice", "message.discarded");
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/messages?stuck=true";
    }
}
