package io.careflow.platform.protection;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;
import org.springframework.core.env.Environment;

/** The application's keys after a rotation. */
public record OtherKeys(String encryptionKeyset, String searchKeyset) {

    /** New primary keys beside the application's own. */
    public static OtherKeys rotated(Environment environment) {
        return new OtherKeys(
                Keysets.rotated(environment.getRequiredProperty(ProtectionSettings.ENCRYPTION)),
                Keysets.rotated(environment.getRequiredProperty(ProtectionSettings.SEARCH)));
    }

    /** The primary keys alone. */
    public OtherKeys withoutTheOld() {
        return new OtherKeys(primaryAlone(encryptionKeyset), primaryAlone(searchKeyset));
    }

    public FieldEncryption encryption() {
        return new FieldEncryption(new ProtectionSettings(encryptionKeyset, searchKeyset, null, null));
    }

    public BlindIndex index() {
        return new BlindIndex(new ProtectionSettings(encryptionKeyset, searchKeyset, null, null));
    }

    private static String primaryAlone(String keyset) {
        try {
            var handle = Keysets.read(keyset);
            var builder = KeysetHandle.newBuilder(handle);
            for (int i = handle.size() - 1; i >= 0; i--) {
                if (!handle.getAt(i).isPrimary()) {
                    builder.deleteAt(i);
                }
            }
            return TinkJsonProtoKeysetFormat.serializeKeyset(builder.build(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
