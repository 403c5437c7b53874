package io.careflow.platform.protection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rotation of keys over HTTP. */
@RestController
@RequestMapping("/api/protection")
@PreAuthorize("hasRole('ADMIN')")
@Tag(name = "Protection")
class ReEncryptionController {

    private final ReEncryption reEncryption;

    ReEncryptionController(ReEncryption reEncryption) {
        this.reEncryption = reEncryption;
    }

    @PostMapping("/re-encryption")
    @Operation(
            summary = "Brings all encrypted data under the primary keys and answers how many rows had an older one",
            description = "May be repeated. When it answers zeros, the older keys can be taken out of the keysets.")
    Map<String, Integer> run() {
        return reEncryption.run();
    }
}
