package io.careflow.platform.protection;

import com.google.crypto.tink.Aead;
import io.careflow.platform.StartFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Encrypts single fields for the database: AES-GCM by Tink, with the place of the field as associated data, so that a
 * value that was moved to another row or column cannot be read there. Each value carries the id of its key.
 */
@Component
@EnableConfigurationProperties(ProtectionSettings.class)
public class FieldEncryption {

    private static final byte TINK = 1;
    private static final int PREFIX = 5;

    private final Aead aead;
    private final byte[] currentPrefix;

    FieldEncryption(ProtectionSettings settings) {
        aead = Keysets.primitive(ProtectionSettings.ENCRYPTION, settings.encryptionKeyset(), Aead.class);
        currentPrefix = prefix(settings.encryptionKeyset());
    }

    /**
     * Encrypts a text with the primary key.
     *
     * @param text null stays null
     * @param place column and row: {@code contact.value:<id>}
     */
    public byte[] encrypt(String text, String place) {
        return text == null ? null : encryptBytes(utf8(text), place);
    }

    /** Like {@link #encrypt}, for what is no text. */
    public byte[] encryptBytes(byte[] content, String place) {
        try {
            return aead.encrypt(content, utf8(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt " + place, e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} made for the same place, with whichever key it was.
     *
     * @param encrypted null stays null
     * @throws IllegalStateException when its key is gone, or it was made for another place or changed
     */
    public String decrypt(byte[] encrypted, String place) {
        return encrypted == null ? null : new String(decryptBytes(encrypted, place), StandardCharsets.UTF_8);
    }

    /**
     * Decrypts what {@link #encryptBytes} made for the same place.
     *
     * @throws IllegalStateException when its key is gone, or it was made for another place or changed
     */
    public byte[] decryptBytes(byte[] encrypted, String place) {
        try {
            return aead.decrypt(encrypted, utf8(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot decrypt " + place + ": its key is none of "
                    + ProtectionSettings.ENCRYPTION + ", or it was changed or moved");
        }
    }

    /** The same under the primary key: the very same bytes when they are already. */
    public byte[] renewed(byte[] encrypted, String place) {
        return encrypted == null || Arrays.mismatch(encrypted, currentPrefix) == PREFIX
                ? encrypted
                : encryptBytes(decryptBytes(encrypted, place), place);
    }

    private static byte[] prefix(String keyset) {
        try {
            var id = Keysets.read(keyset).getPrimary().getKey().getIdRequirementOrNull();
            if (id == null) {
                throw new StartFailure("The property " + ProtectionSettings.ENCRYPTION
                        + " has a primary key without prefix (RAW): make it of the kind AES256_GCM.");
            }
            return ByteBuffer.allocate(PREFIX).put(TINK).putInt(id).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
