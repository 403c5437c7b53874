package io.careflow.platform.protection;

import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/**
 * Seals what must not be changed: an HMAC-SHA-256 with a key that the database never sees, so that who has the database
 * alone cannot seal anything.
 */
@Component
public class SealKeys {

    private static final int BYTES = 32;

    private final PrfSet keys;

    SealKeys(ProtectionSettings settings) {
        keys = Keysets.primitive(ProtectionSettings.AUDIT, settings.auditKeyset(), PrfSet.class);
    }

    /** Keys out of a keyset in JSON. */
    public static SealKeys of(String keyset) {
        return new SealKeys(new ProtectionSettings(null, null, keyset, null));
    }

    /** The seal under the primary key, of 32 bytes. */
    public byte[] seal(byte[] content) {
        try {
            return keys.computePrimary(content, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is the seal of the content under any of the keys. */
    public boolean matches(byte[] seal, byte[] content) {
        try {
            for (var key : keys.getPrfs().values()) {
                if (MessageDigest.isEqual(seal, key.compute(content, BYTES))) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
