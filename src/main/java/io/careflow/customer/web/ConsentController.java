package io.careflow.customer.web;

import io.careflow.customer.consent.Consents;
import io.careflow.customer.consent.NewStatement;
import io.careflow.platform.AuditTrail;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a customer agreed to. */
@RestController
@RequestMapping("/api/customers/{id}/consents")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
@Tag(name = "Customers")
class ConsentController {

    private static final int MOST = 50;

    private final Consents consents;
    private final AuditTrail audit;

    ConsentController(Consents consents, AuditTrail audit) {
        this.consents = consents;
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            summary = "What a customer agreed to, for each channel and purpose, and everything they ever said of it",
            description = "The newest statement holds, but that an opting in without proof lifts no opting out."
                    + " Where nothing was said there is no entry.")
    Consents.Overview consents(@PathVariable UUID id) {
        var overview = consents.of(id);
        audit.record("read-consents", "customer", id.toString());
        return overview;
    }

    @PutMapping
    @Operation(
            summary = "Records what a customer said of being told something; all or none",
            description = "Channels that are not named stay as they are. Sending the same again adds nothing. Opting in"
                    + " needs a proof: the text that was shown, the customer's words, or where they are kept.")
    Consents.Overview record(@PathVariable UUID id, @RequestBody ConsentsBody body) {
        if (body.consents() == null
                || body.consents().isEmpty()
                || body.consents().size() > MOST) {
            throw ProblemException.invalid("consents", "must be 1 to " + MOST + " statements");
        }
        if (body.consents().contains(null)) {
            throw ProblemException.invalid("consents", "must hold no null");
        }
        return consents.record(id, body.consents());
    }

    /** @param consents what was said, each of one channel and purpose */
    record ConsentsBody(List<NewStatement> consents) {}
}
