package io.careflow.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedPasswordsTest {

    private final AtomicInteger checks = new AtomicInteger();
    private final PasswordEncoder slow = new PasswordEncoder() {
        private final PasswordEncoder bcrypt = new BCryptPasswordEncoder(4);

        @Override
        public String encode(CharSequence password) {
            return bcrypt.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String encoded) {
            checks.incrementAndGet();
            return bcrypt.matches(password, encoded);
        }
    };
    private final RememberedPasswords passwords = new RememberedPasswords(slow);
    private final String encoded = passwords.encode("secret");

    @Test
    void aRightPasswordIsCheckedSlowlyOnce() {
        assertThat(passwords.matches("secret", encoded)).isTrue();
        assertThat(passwords.matches("secret", encoded)).isTrue();
        assertThat(checks).hasValue(1);
    }

    @Test
    void aWrongPasswordIsRefusedEachTimeAlsoAfterTheRightOne() {
        passwords.matches("secret", encoded);
        assertThat(passwords.matches("Secret", encoded)).isFalse();
        assertThat(passwords.matches("Secret", encoded)).isFalse();
        assertThat(passwords.matches("", encoded)).isFalse();
        assertThat(passwords.matches(null, encoded)).isFalse();
        assertThat(passwords.matches("secret", null)).isFalse();
    }

    @Test
    void aChangedPasswordMakesTheOldOneWrong() {
        passwords.matches("secret", encoded);
        assertThat(passwords.matches("secret", passwords.encode("other"))).isFalse();
    }
}
