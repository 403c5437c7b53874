package io.careflow.messaging.email;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An enhanced status code of a mail system (RFC 3463, RFC 7504, RFC 7505): {@code 5.1.1}.
 *
 * @param code three numbers: for good or for now, about what, what
 */
public record MailStatus(String code) {

    // RFC 3463: not part of a longer number, an IP address for example.
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\d|\\.\\d)");
    // No such mailbox, no such system, no address at all, moved away, a system that takes no mail.
    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    /** The first in a text; empty when there is none. */
    public static Optional<MailStatus> find(String text) {
        var found = CODE.matcher(text == null ? "" : text);
        return found.find() ? Optional.of(new MailStatus(found.group())) : Optional.empty();
    }

    /** Whether nothing will ever arrive at the address. */
    public boolean meansNoSuchAddress() {
        return NO_SUCH_ADDRESS.contains(code);
    }
}
