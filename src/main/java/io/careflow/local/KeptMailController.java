package io.careflow.local;

import io.careflow.platform.Page;
import io.careflow.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the mail that was sent in local mode. */
@RestController
@RequestMapping("/api/local/mail")
@ConditionalOnProperty(LocalMail.DIRECTORY)
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Local mode")
class KeptMailController {

    private final LocalFiles mails;

    KeptMailController(@Value("${" + LocalMail.DIRECTORY + "}") Path directory) throws IOException {
        this.mails = new LocalFiles(directory, ".eml");
    }

    @GetMapping
    @Operation(summary = "The mails that were sent, newest first (local mode only)")
    Page<KeptMail> all(@RequestParam(required = false) String page) throws IOException {
        return mails.page(page).map(KeptMail::parse);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One mail that was sent (local mode only)")
    KeptMail one(@PathVariable String id) {
        return mails.read(id)
                .map(KeptMail::parse)
                .orElseThrow(() -> ProblemException.notFound("There is no such mail."));
    }
}
