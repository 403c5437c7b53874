package io.careflow.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks a password slowly once, as its encoding wants it, and then remembers that it was right: a caller of the API shows
 * it with every request. What is remembered is a digest under a key that only this process has; a wrong password is always
 * checked anew.
 */
final class RememberedPasswords implements PasswordEncoder {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 1_000;

    private final PasswordEncoder encoder;
    private final SecretKeySpec key;
    private final Set<String> right = ConcurrentHashMap.newKeySet();

    RememberedPasswords(PasswordEncoder encoder) {
        this.encoder = encoder;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    @Override
    public String encode(CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
        if (password == null || encoded == null) {
            return false;
        }
        var digest = digest(password, encoded);
        if (right.contains(digest)) {
            return true;
        }
        if (!encoder.matches(password, encoded)) {
            return false;
        }
        if (right.size() >= MOST) {
            right.clear();
        }
        right.add(digest);
        return true;
    }

    private String digest(CharSequence password, String encoded) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            // An encoded password has no NUL: no two pairs look alike.
            mac.update(encoded.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return new String(
                    mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
