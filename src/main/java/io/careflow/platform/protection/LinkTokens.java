package io.careflow.platform.protection;

import com.google.crypto.tink.Mac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The part of a link that lets whoever holds it do one thing without logging in: an id that means nothing outside the
 * database, when it ends, and an HMAC-SHA-256 of both and of what it is for.
 */
@Component
public class LinkTokens {

    private static final int CLAIM = Long.BYTES + Long.BYTES + Integer.BYTES;
    // A tag of 128 bits and the id of its key.
    private static final int LONGEST = CLAIM + 5 + 32;

    private final Mac mac;
    private final Clock clock;

    LinkTokens(ProtectionSettings settings, Clock clock) {
        this.mac = Keysets.primitive(ProtectionSettings.LINK, settings.linkKeyset(), Mac.class);
        this.clock = clock;
    }

    /**
     * What a genuine token says.
     *
     * @param expired whether it ended: it is good for nothing then
     */
    public record Link(UUID id, boolean expired) {}

    /**
     * A token; the same for the same.
     *
     * @param use what it is for; it is good for nothing else
     * @param id names no person and cannot be guessed
     * @param expires from when on it is good for nothing, in whole seconds
     */
    public String sign(String use, UUID id, Instant expires) {
        var claim = ByteBuffer.allocate(CLAIM)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt((int) expires.getEpochSecond())
                .array();
        try {
            var tag = mac.computeMac(input(use, claim));
            var token = ByteBuffer.allocate(CLAIM + tag.length).put(claim).put(tag);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token says; empty when we did not make it for this use. Tags are compared in constant time. */
    public Optional<Link> read(String use, String token) {
        try {
            var bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= CLAIM || bytes.length > LONGEST) {
                return Optional.empty();
            }
            var claim = Arrays.copyOf(bytes, CLAIM);
            mac.verifyMac(Arrays.copyOfRange(bytes, CLAIM, bytes.length), input(use, claim));
            var said = ByteBuffer.wrap(claim);
            var id = new UUID(said.getLong(), said.getLong());
            var expires = Instant.ofEpochSecond(Integer.toUnsignedLong(said.getInt()));
            return Optional.of(new Link(id, !clock.instant().isBefore(expires)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] input(String use, byte[] claim) {
        var name = (use + '\n').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + claim.length)
                .put(name)
                .put(claim)
                .array();
    }
}
