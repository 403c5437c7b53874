package io.careflow.customer.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.careflow.customer.imports.ImportJob;
import io.careflow.customer.imports.ImportLine;
import io.careflow.customer.imports.ImportMapping;
import io.careflow.customer.imports.ImportMappings;
import io.careflow.customer.imports.ImportMode;
import io.careflow.customer.imports.ImportState;
import io.careflow.customer.imports.ImportSubject;
import io.careflow.customer.imports.Imports;
import io.careflow.customer.imports.LineOutcome;
import io.careflow.platform.FieldProblem;
import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.node.ObjectNode;

/** Files that bring customers and purchases. A file changes many records at once: leads answer for that. */
@RestController
@RequestMapping("/api")
@PreAuthorize("hasAnyRole('LEAD', 'ADMIN')")
@Tag(name = "Imports")
class ImportController {

    private static final String FILE =
            "file is CSV (UTF-8 with or without BOM, GB18030, UTF-16 with BOM) or .xlsx, mapping the name of a stored"
                    + " mapping, mode dry-run or apply. A dry run changes nothing and reports what applying would do. The"
                    + " same file again changes nothing more; one that is cut off goes on where it was.";

    private final Imports imports;
    private final ImportMappings mappings;
    private final MappingReader reader;

    ImportController(Imports imports, ImportMappings mappings, MappingReader reader) {
        this.imports = imports;
        this.mappings = mappings;
        this.reader = reader;
    }

    @PostMapping(path = "/customers/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary =
                    "Imports customers from a file: whoever is unknown by their external id is new, of others only the"
                            + " mapped columns change",
            description = FILE)
    ResponseEntity<JobView> customers(
            @RequestParam MultipartFile file, @RequestParam String mode, @RequestParam String mapping)
            throws IOException {
        return start(ImportSubject.CUSTOMERS, file, mode, mapping);
    }

    @PostMapping(path = "/purchases/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Imports purchases from a file, each once for its source, order and line", description = FILE)
    ResponseEntity<JobView> purchases(
            @RequestParam MultipartFile file, @RequestParam String mode, @RequestParam String mapping)
            throws IOException {
        return start(ImportSubject.PURCHASES, file, mode, mapping);
    }

    private ResponseEntity<JobView> start(ImportSubject subject, MultipartFile file, String mode, String mapping)
            throws IOException {
        try (var content = file.getInputStream()) {
            var job = imports.start(subject, mode(mode), mapping, file.getOriginalFilename(), content);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/imports/" + job.id()))
                    .body(JobView.of(job));
        }
    }

    @GetMapping("/imports")
    @Operation(summary = "Your imports, newest first; administrators see every one")
    Page<JobView> jobs(@RequestParam(required = false) String page) {
        return imports.jobs(page).map(JobView::of);
    }

    @GetMapping("/imports/{id}")
    @Operation(summary = "How far an import is, and what became of its lines so far")
    JobView job(@PathVariable UUID id) {
        return JobView.of(imports.job(id));
    }

    @PostMapping("/imports/{id}/cancel")
    @Operation(
            summary = "Stops an import: what was imported so far stays",
            description = "409 when it has ended. The same file goes on from there when it is given again.")
    JobView cancel(@PathVariable UUID id) {
        return JobView.of(imports.cancel(id));
    }

    @GetMapping("/imports/{id}/lines")
    @Operation(
            summary = "What became of each line, in their order: never a value of the file",
            description =
                    "outcome, which may be repeated: created, updated, unchanged, refused. notable=true gives only"
                            + " lines that were refused, or of which something could not be standardised and is kept as given.")
    Page<LineView> lines(
            @PathVariable UUID id,
            @RequestParam(required = false) Set<String> outcome,
            @RequestParam(defaultValue = "false") boolean notable,
            @RequestParam(required = false) String page) {
        return imports.lines(id, outcomes(outcome), notable, page).map(LineView::of);
    }

    @GetMapping("/import-mappings")
    @Operation(summary = "Every mapping, by name")
    Map<String, ImportMapping> mappings() {
        return mappings.all();
    }

    @GetMapping("/import-mappings/{name}")
    @Operation(summary = "How the columns of a file become fields of records")
    ImportMapping mapping(@PathVariable String name) {
        return mappings.find(name).orElseThrow(() -> ProblemException.notFound("There is no mapping of this name."));
    }

    @PutMapping("/import-mappings/{name}")
    @Operation(
            summary = "Stores a mapping, in the place of one of the same name",
            description = "Fields of customers: externalId (needed), kind, name, company, title, locale, zone, country,"
                    + " birthday, owner, ownerGroup, preferences.channel, preferences.products, preferences.service,"
                    + " contact.<kind>[.<label>], address[.<label>].text|postalCode|city|region|country,"
                    + " custom.<name>. Fields of purchases: customer (external id), at, amount, currency, product"
                    + " (needed), quantity, channel, source, orderId, line.")
    ImportMapping define(@PathVariable String name, @RequestBody ObjectNode body) {
        var mapping = reader.read(body);
        mappings.put(name, mapping);
        return mapping;
    }

    private static ImportMode mode(String code) {
        try {
            return ImportMode.of(code);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("mode", "is none of dry-run, apply");
        }
    }

    private static Set<LineOutcome> outcomes(Set<String> codes) {
        try {
            return codes == null
                    ? Set.of()
                    : codes.stream().map(LineOutcome::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("outcome", "is none of created, updated, unchanged, refused");
        }
    }

    /**
     * An import as the API shows it.
     *
     * @param percent how much of it is done; missing where that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JobView(
            UUID id,
            ImportSubject subject,
            ImportMode mode,
            String mapping,
            String fileName,
            long size,
            String format,
            String encoding,
            ImportState state,
            FieldProblem failure,
            Integer percent,
            ImportJob.Counts counts,
            Instant createdAt,
            String createdBy,
            Instant startedAt,
            Instant endedAt) {

        static JobView of(ImportJob job) {
            return new JobView(
                    job.id(),
                    job.subject(),
                    job.mode(),
                    job.mappingName(),
                    job.fileName(),
                    job.size(),
                    job.format(),
                    job.encoding(),
                    job.state(),
                    job.failure(),
                    job.percent(),
                    job.counts(),
                    job.createdAt(),
                    job.createdBy(),
                    job.startedAt(),
                    job.endedAt());
        }
    }

    /** A line as the API shows it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(long line, LineOutcome outcome, UUID customerId, List<FieldProblem> problems) {

        static LineView of(ImportLine line) {
            return new LineView(line.line(), line.outcome(), line.customerId(), line.problems());
        }
    }
}
