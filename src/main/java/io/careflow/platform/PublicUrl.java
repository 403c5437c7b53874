package io.careflow.platform;

import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where customers and providers reach this application from outside: {@code careflow.public-url}. */
@Component
public class PublicUrl {

    private final String base;

    /** @param configured {@code https://care.example.com}; blank for none */
    public PublicUrl(@Value("${careflow.public-url:}") String configured) {
        base = configured.strip().replaceFirst("/+$", "");
        if (!base.isEmpty() && !base.matches("https?://[^/?#]+(/[^?#]*)?")) {
            throw new StartFailure("The property careflow.public-url is no address: https://care.example.com");
        }
    }

    /**
     * The address of a path.
     *
     * @param path from the root of the application: {@code /webhooks/twilio/status}
     * @return empty when no public address is configured
     */
    public Optional<URI> of(String path) {
        return base.isEmpty() ? Optional.empty() : Optional.of(URI.create(base + path));
    }
}
