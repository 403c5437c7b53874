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

/** Shows the SMS that were sent in local mode. */
@RestController
@RequestMapping("/api/local/sms")
@ConditionalOnProperty(LocalTwilio.DIRECTORY)
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Local mode")
class KeptSmsController {

    private final LocalFiles messages;

    KeptSmsController(@Value("${" + LocalTwilio.DIRECTORY + "}") Path directory) throws IOException {
        this.messages = new LocalFiles(directory, ".json");
    }

    @GetMapping
    @Operation(summary = "The SMS that were sent, newest first (local mode only)")
    Page<KeptSms> all(@RequestParam(required = false) String page) throws IOException {
        return messages.page(page).map(KeptSms::parse);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One SMS that was sent (local mode only)")
    KeptSms one(@PathVariable String id) {
        return messages.read(id)
                .map(KeptSms::parse)
                .orElseThrow(() -> ProblemException.notFound("There is no such SMS."));
    }
}
