package io.careflow.platform.audit;

import io.careflow.platform.AuditTrail;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail over HTTP. */
@RestController
@RequestMapping("/api/audit")
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Audit trail")
class AuditController {

    private final AuditEntries entries;
    private final AuditVerification verification;
    private final AuditTrail audit;

    AuditController(AuditEntries entries, AuditVerification verification, AuditTrail audit) {
        this.entries = entries;
        this.verification = verification;
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            summary = "Who read or changed what, newest first",
            description =
                    "subjectId needs its subjectType (customer, complaint, task, ...). Reading it is recorded too.")
    Page<AuditEntry> list(
            @RequestParam(required = false) String subjectType,
            @RequestParam(required = false) String subjectId,
            @RequestParam(required = false) String actor,
            @RequestParam(required = false) String page) {
        if (subjectId != null && subjectType == null) {
            throw ProblemException.invalid("subjectType", "must be given with subjectId");
        }
        var found = entries.list(subjectType, subjectId, actor, page);
        audit.record("read", "audit", subjectId == null ? "*" : subjectId);
        return found;
    }

    @GetMapping("/verification")
    @Operation(
            summary = "Whether the trail is as it was written: OK, or the first entry that is not",
            description =
                    "Note the head that it answers somewhere else and give it with a later verification: then it is"
                            + " found too when the trail was cut at its end.")
    AuditVerification.Report verification(@RequestParam(required = false) String head) {
        var report = verification.verify(head == null || head.isBlank() ? null : AuditHead.parse(head));
        audit.record("verify", "audit", "*");
        return report;
    }
}
