package io.careflow.platform.protection;

import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds encrypted values by equality: an HMAC-SHA-256, with a key of its own, of the form in which values are compared.
 * Who reads the database alone can neither read it backwards nor try values.
 */
@Component
public class BlindIndex {

    // 128 bits: no two values of a billion share a hash by chance.
    private static final int BYTES = 16;

    private final PrfSet keys;

    BlindIndex(ProtectionSettings settings) {
        keys = Keysets.primitive(ProtectionSettings.SEARCH, settings.searchKeyset(), PrfSet.class);
    }

    /**
     * The hash under the primary key: what is stored.
     *
     * @param kind of the value, so that equal texts of different kinds have different hashes: {@code phone}
     * @param value in the form in which values of the kind are compared
     */
    public byte[] hash(String kind, String value) {
        try {
            return keys.computePrimary(input(kind, value), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hashes under every key: what is searched for, also while rows of an older key are there. */
    public List<byte[]> hashes(String kind, String value) {
        try {
            var hashes = new ArrayList<byte[]>();
            for (var key : keys.getPrfs().values()) {
                hashes.add(key.compute(input(kind, value), BYTES));
            }
            return hashes;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] input(String kind, String value) {
        return (kind + '\n' + value).getBytes(StandardCharsets.UTF_8);
    }
}
