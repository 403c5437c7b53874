package io.careflow.desk.web;

import io.careflow.engine.Incidents;
import io.careflow.platform.ProblemException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is stuck in the engine, for those who can mend it or must know. */
@DeskPage
class IncidentsPage {

    private static final int PAGE_SIZE = 50;

    private final Incidents incidents;

    IncidentsPage(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/incidents")
    @PreAuthorize("hasAnyRole('OPS', 'LEAD', 'ADMIN')")
    String list(
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        model.addAttribute("incidents", incidents.open(page, PAGE_SIZE));
        return part ? "desk/incidents :: more" : "desk/incidents";
    }

    @PostMapping("/incidents/{key}/resolve")
    @PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
    String resolve(@PathVariable long key, RedirectAttributes flash) {
        try {
            incidents.resolve(key);
            flash.addFlashAttribute("notice", "incident.resolved");
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/incidents";
    }
}
