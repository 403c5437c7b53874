package io.careflow.platform.protection;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import io.careflow.platform.StartFailure;
import java.security.GeneralSecurityException;

/** Keysets in Tink's JSON notation. They are secrets. */
public final class Keysets {

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Keysets() {}

    /** A new keyset to encrypt with: one AES-256-GCM key. */
    public static String newEncryptionKeyset() {
        return written(of(PredefinedAeadParameters.AES256_GCM));
    }

    /** A new keyset to search by, or to seal the audit trail with: one HMAC-SHA-256 key. */
    public static String newSearchKeyset() {
        return written(of(PredefinedPrfParameters.HMAC_SHA256_PRF));
    }

    /** A new keyset to sign links with: one HMAC-SHA-256 key. */
    public static String newLinkKeyset() {
        return written(of(PredefinedMacParameters.HMAC_SHA256_128BITTAG));
    }

    /**
     * The same keys and a new one of the primary's kind, which is the primary from now on.
     *
     * @throws IllegalArgumentException when it is no keyset
     */
    public static String rotated(String keyset) {
        try {
            var old = read(keyset);
            var parameters = old.getPrimary().getKey().getParameters();
            return written(KeysetHandle.newBuilder(old)
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no keyset of Tink in JSON");
        }
    }

    /**
     * What a keyset that was configured does.
     *
     * @throws StartFailure naming the property when it is missing or no keyset of that kind
     */
    static <P> P primitive(String property, String keyset, Class<P> kind) {
        if (keyset == null || keyset.isBlank()) {
            throw new StartFailure("The property " + property + " is missing: records are protected with it.");
        }
        try {
            return read(keyset).getPrimitive(RegistryConfiguration.get(), kind);
        } catch (GeneralSecurityException e) {
            // Its message could quote the keyset.
            throw new StartFailure("The property " + property + " is no Tink keyset (JSON) of the kind that is needed: "
                    + kind.getSimpleName() + ".");
        }
    }

    static KeysetHandle read(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle of(Parameters parameters) {
        try {
            return KeysetHandle.generateNew(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
