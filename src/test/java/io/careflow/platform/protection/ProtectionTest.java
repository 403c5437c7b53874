package io.careflow.platform.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careflow.platform.StartFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {

    private static final String PLACE = "contact.value:1";
    private final String encryptionKeys = Keysets.newEncryptionKeyset();
    private final String searchKeys = Keysets.newSearchKeyset();

    @Test
    void whatWasEncryptedIsReadAgainAndNeverLooksTheSame() {
        var encryption = encryption(encryptionKeys);

        var once = encryption.encrypt("+8613800138000 李娜", PLACE);

        assertThat(encryption.decrypt(once, PLACE)).isEqualTo("+8613800138000 李娜");
        assertThat(once).isNotEqualTo(encryption.encrypt("+8613800138000 李娜", PLACE));
        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("138");
        assertThat(encryption.encrypt(null, PLACE)).isNull();
        assertThat(encryption.decrypt(null, PLACE)).isNull();
    }

    @Test
    void valueThatWasMovedOrChangedIsNotRead() {
        var encryption = encryption(encryptionKeys);
        var value = encryption.encrypt("li@example.com", PLACE);

        assertThatThrownBy(() -> encryption.decrypt(value, "contact.value:2")).hasMessageContaining("contact.value:2");
        value[value.length - 1] ^= 1;
        assertThatThrownBy(() -> encryption.decrypt(value, PLACE)).hasMessageNotContaining("li@");
    }

    @Test
    void afterARotationOldValuesAreReadAndNewOnesHaveTheNewKey() {
        var old = encryption(encryptionKeys).encrypt("li@example.com", PLACE);
        var rotated = encryption(Keysets.rotated(encryptionKeys));

        var fresh = rotated.encrypt("li@example.com", PLACE);

        assertThat(rotated.decrypt(old, PLACE)).isEqualTo("li@example.com");
        assertThat(rotated.renewed(fresh, PLACE)).isSameAs(fresh);
        assertThat(rotated.decrypt(rotated.renewed(old, PLACE), PLACE)).isEqualTo("li@example.com");
        assertThatThrownBy(() -> encryption(encryptionKeys).decrypt(rotated.renewed(old, PLACE), PLACE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void commandMakesAndRotatesKeysets() throws Exception {
        var made = new ByteArrayOutputStream();
        KeysetCommand.run(List.of("encryption"), InputStream.nullInputStream(), new PrintStream(made));
        var rotated = new ByteArrayOutputStream();
        KeysetCommand.run(List.of("rotate"), new ByteArrayInputStream(made.toByteArray()), new PrintStream(rotated));

        var old = encryption(made.toString(StandardCharsets.UTF_8)).encrypt("li@example.com", PLACE);
        assertThat(encryption(rotated.toString(StandardCharsets.UTF_8)).decrypt(old, PLACE))
                .isEqualTo("li@example.com");
    }

    @Test
    void equalValuesOfAKindHaveEqualHashesAndNoOthersHave() {
        var index = index(searchKeys);

        assertThat(index.hash("phone", "+8613800138000")).isEqualTo(index.hash("phone", "+8613800138000"));
        assertThat(index.hash("phone", "+8613800138000")).isNotEqualTo(index.hash("whatsapp", "+8613800138000"));
        assertThat(index.hash("phone", "+8613800138000")).isNotEqualTo(index.hash("phone", "+8613800138001"));
        assertThat(index.hash("phone", "1"))
                .isNotEqualTo(index(Keysets.newSearchKeyset()).hash("phone", "1"));
    }

    @Test
    void afterARotationRowsOfTheOldSearchKeyAreFound() {
        var rotated = index(Keysets.rotated(searchKeys));

        assertThat(rotated.hashes("phone", "1"))
                .hasSize(2)
                .contains(rotated.hash("phone", "1"), index(searchKeys).hash("phone", "1"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {" ", "{}", "secret", "{\"primaryKeyId\":1}"})
    void startWithoutAKeysetNamesThePropertyAndNotTheSecret(String keyset) {
        assertThatThrownBy(() -> encryption(keyset))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("careflow.protection.encryption-keyset")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> index(keyset))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("careflow.protection.search-keyset");
    }

    @Test
    void keysetOfTheOtherKindIsRefused() {
        assertThatThrownBy(() -> encryption(searchKeys)).isInstanceOf(StartFailure.class);
        assertThatThrownBy(() -> index(encryptionKeys)).isInstanceOf(StartFailure.class);
    }

    private FieldEncryption encryption(String keyset) {
        return new FieldEncryption(new ProtectionSettings(keyset, searchKeys, null, null));
    }

    private BlindIndex index(String keyset) {
        return new BlindIndex(new ProtectionSettings(encryptionKeys, keyset, null, null));
    }
}
