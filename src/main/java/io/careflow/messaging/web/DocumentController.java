package io.careflow.messaging.web;

import io.careflow.messaging.document.Documents;
import io.careflow.messaging.document.Documents.Document;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents that can be sent to customers. */
@RestController
@RequestMapping("/api/documents")
@PreAuthorize("hasAnyRole('AGENT', 'LEAD', 'ADMIN')")
@Tag(name = "Messages")
class DocumentController {

    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Keep a document that mails can bring to customers",
            description =
                    "pdf, png, jpg, docx, xlsx, and txt and csv in UTF-8, as far as they are what they are called."
                            + " With a customerId it is theirs: it goes to nobody else and is erased with them.")
    ResponseEntity<Document> store(@RequestParam MultipartFile file, @RequestParam(required = false) UUID customerId)
            throws IOException {
        var document = documents.store(customerId, file.getOriginalFilename(), file.getBytes());
        return ResponseEntity.created(URI.create("/api/documents/" + document.id()))
                .body(document);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A document as it was stored")
    ResponseEntity<byte[]> read(@PathVariable UUID id) {
        var document = documents.read(id).orElseThrow(() -> ProblemException.notFound("There is no such document."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(document.content());
    }
}
