package io.careflow.messaging.web;

import io.careflow.messaging.PreferenceLinks;
import io.careflow.messaging.PreferenceLinks.PreferenceLink;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Links that staff pass on to a customer. */
@RestController
@RequestMapping("/api/customers/{id}/preference-links")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
@Tag(name = "Customers")
class PreferenceLinkController {

    private final PreferenceLinks links;

    PreferenceLinkController(PreferenceLinks links) {
        this.links = links;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Make a link by which the customer says what they want to be told",
            description = "It needs no login and is good for one saving: give it to nobody but the customer.")
    PreferenceLink make(@PathVariable UUID id) {
        return links.make(id);
    }
}
