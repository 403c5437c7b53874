package io.careflow.desk.web;

import io.careflow.customer.imports.ImportMappings;
import io.careflow.customer.imports.ImportMode;
import io.careflow.customer.imports.Imports;
import io.careflow.customer.imports.LineOutcome;
import io.careflow.platform.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files that bring customers and purchases: give one, see how far it is, read what became of its lines. */
@DeskPage
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
class ImportsPage {

    private final Imports imports;
    private final ImportMappings mappings;
    private final ImportWords words;

    ImportsPage(Imports imports, ImportMappings mappings, ImportWords words) {
        this.imports = imports;
        this.mappings = mappings;
        this.words = words;
    }

    @GetMapping("/imports")
    String list(
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String mapping,
            @RequestParam(defaultValue = "dry-run") String mode,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        model.addAttribute("jobs", imports.jobs(page));
        if (part) {
            return "desk/imports :: more";
        }
        return form(mapping, mode, model);
    }

    private String form(String mapping, String mode, Model model) {
        model.addAttribute("mappings", mappings.all());
        model.addAttribute("chosen", mapping);
        model.addAttribute("mode", mode);
        return "desk/imports";
    }

    @PostMapping("/imports")
    String start(
            @RequestParam MultipartFile file,
            @RequestParam String mapping,
            @RequestParam String mode,
            Model model,
            HttpServletResponse response)
            throws IOException {
        try (var content = file.getInputStream()) {
            var subject = mappings.find(mapping)
                    .orElseThrow(() -> ProblemException.invalid("mapping", "is no stored mapping"))
                    .subject();
            var job = imports.start(subject, ImportMode.of(mode), mapping, file.getOriginalFilename(), content);
            return "redirect:/imports/" + job.id();
        } catch (ProblemException e) {
            response.setStatus(e.status().value());
            model.addAttribute(
                    "fault",
                    e.fields().isEmpty() ? "size" : e.fields().getFirst().field());
            model.addAttribute("jobs", imports.jobs(null));
            return form(mapping, mode, model);
        }
    }

    @GetMapping("/imports/{id}")
    String job(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "notable") String show,
            @RequestParam(required = false) String page,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var job = imports.job(id);
        model.addAttribute("job", job);
        model.addAttribute("show", show);
        if (job.hasEnded()) {
            model.addAttribute("lines", imports.lines(id, outcomes(show), show.equals("notable"), page));
        }
        if (!part) {
            return "desk/import";
        }
        return page == null ? "desk/import :: progress" : "desk/import :: more";
    }

    @PostMapping("/imports/{id}/cancel")
    String cancel(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            imports.cancel(id);
        } catch (ProblemException e) {
            flash.addFlashAttribute("refusal", e.status().value());
        }
        return "redirect:/imports/" + id;
    }

    /** What became of every line, as a file. */
    @GetMapping("/imports/{id}/report.csv")
    void report(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var job = imports.job(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=import-" + job.id() + ".csv");
        words.write(imports, job.id(), response.getOutputStream());
    }

    private static Set<LineOutcome> outcomes(String show) {
        return switch (show) {
            case "notable", "all" -> Set.of();
            default -> {
                try {
                    yield Set.of(LineOutcome.of(show));
                } catch (IllegalArgumentException e) {
                    throw ProblemException.invalid("show", "is none of the lists");
                }
            }
        };
    }
}
