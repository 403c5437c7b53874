package io.careflow.engine;

import io.careflow.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Incidents for operations: what has stopped, and letting it go on. */
@RestController
@RequestMapping("/api/incidents")
@PreAuthorize("hasAnyRole('OPS', 'ADMIN')")
@Tag(name = "Incidents")
class IncidentController {

    private static final int PAGE = 50;

    private final Incidents incidents;

    IncidentController(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping
    @Operation(summary = "What has stopped and waits for a person, the oldest first")
    Page<OpenIncident> open(@RequestParam(required = false) String page) {
        return incidents.open(page, PAGE);
    }

    @PostMapping("/{key}/resolve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Try again what stopped, once its cause is mended")
    void resolve(@PathVariable long key) {
        incidents.resolve(key);
    }
}
