package io.careflow.customer.web;

import io.careflow.customer.DataExport;
import io.careflow.customer.Erasure;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What customers may ask for: what is kept of them, and that it is not. Leads answer such requests. */
@RestController
@RequestMapping("/api/customers/{id}")
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
@Tag(name = "Customers")
class PersonalDataController {

    private final DataExport export;
    private final Erasure erasure;

    PersonalDataController(DataExport export, Erasure erasure) {
        this.export = export;
        this.erasure = erasure;
    }

    @GetMapping(path = "/data-export", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Everything that is kept of a customer, as a JSON file",
            description = "Record, contacts, purchases, timeline, complaints, messages, what staff typed, and who read"
                    + " the record when.")
    void export(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        export.begin(id);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=customer-" + id + ".json");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.write(id, response.getOutputStream());
    }

    @PostMapping("/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Erases a customer for good",
            description = "Everything that tells who they are or what they said goes, in all records; purchases, times"
                    + " and the audit trail stay. 409 names what must come to an end first, as an open complaint. It"
                    + " cannot be undone; doing it again changes nothing.")
    void erase(@PathVariable UUID id, @RequestBody Request request) {
        erasure.erase(
                id,
                Erasure.Reason.of(request.reason())
                        .orElseThrow(() -> ProblemException.invalid(
                                "reason",
                                "is none of "
                                        + Arrays.stream(Erasure.Reason.values())
                                                .map(Erasure.Reason::code)
                                                .toList())));
    }

    /** @param reason customer-request, no-longer-needed or recorded-by-mistake */
    record Request(String reason) {}
}
